"""How a district of nights.py is configured, and how its bundles and read-backs travel."""
from dataclasses import dataclass

from campus import IMPORT_USER
from nights_district import OWN


@dataclass
class Setting:
    mode: str
    version: str
    split: str
    sends_exempt: bool
    decimals: int | None
    import_user: bool
    kinds: tuple  # Of read-backs, one or several.
    prefix: str  # Of student ids, which an extract and 1.2 leave out.
    percent: int  # guard.changePercent
    is_orderly: bool  # Bundles arrive the same day, once.

    @classmethod
    def some(cls, random):
        mode = "bulk" if random.random() < 0.3 else "delta"
        version = random.choice(("1.1", "1.2"))
        kinds = random.choice((("1.1",), ("1.2",), ("extract",), ("extract",), ("1.1", "1.2", "extract")))
        return cls(
            mode, version, "school" if mode == "delta" and random.random() < 0.2 else "district",
            version == "1.2" and random.random() < 0.4, random.choice((None, None, 0, 1)), random.random() < 0.5,
            kinds, "s" if random.random() < 0.4 else "", 20 if random.random() < 0.25 else 100,
            random.random() < 0.3)

    def yaml(self, zone, has_readback):
        lines = ["district:", "  name: Nights", f"  timeZone: {zone}", "bundle:", f"  mode: {self.mode}",
                 f'  version: "{self.version}"', f"  split: {self.split}", "transfer:",
                 f"  exempt: {'send' if self.sends_exempt else 'hold'}", "guard:", f"  changePercent: {self.percent}",
                 "categories:", '  map: ["21 = 77 | Homework"]', "readback:", "  maxAgeDays: 0"]
        if self.version == "1.2":
            lines.insert(lines.index("categories:") + 1, f'  default: "{OWN}"')
        is_former = self.decimals is None  # The key went by another name before.
        if has_readback and self.prefix and is_former:
            lines.append(f'  personPrefix: "{self.prefix}"')
        if self.decimals is not None or self.import_user:
            lines.append("campus:")
        if has_readback and self.prefix and not is_former:
            lines.append(f'  personPrefix: "{self.prefix}"')
        if self.decimals is not None:
            lines.append(f"  decimals: {self.decimals}")
        if self.import_user:
            lines.append(f'  importUser: "{IMPORT_USER}"')
        return "\n".join(lines) + "\n"

    def arrivals(self, random):
        """Days from now on which a bundle is imported: [0] the same day, [] never, [0, 2] twice."""
        chance = random.random()
        if self.is_orderly or chance < 0.72:
            return [0]
        if chance < 0.86:
            return [random.randint(1, 4)]
        return [] if chance < 0.92 else [0, random.randint(1, 4)]
