"""Where anything stands in a SQLite file: the bytes of each table and index that hold something."""
import sqlite3

WHERE = ("freezes", "line-items", "anywhere")
OF = {"freezes": ("freeze",), "line-items": ("line_item", "line_item_key", "line_item_sourced_id")}


def places(ledger, options, random):
    """[(where, table, byte, bit)]: of each place in turn one bit, every bit of it as likely as any other."""
    used = used_bytes(ledger)
    if options.only:
        byte, bit = map(int, options.only.split("."))
        table = next((name for name, start, end in used if start <= byte < end), "nothing")
        return [("only", table, byte, bit)]
    wheres = options.where.split(",")
    chosen = []
    for number in range(options.flips):
        where = wheres[number % len(wheres)]
        spans = [span for span in used if where == "anywhere" or span[0] in OF[where]]
        place = random.randrange(sum(end - start for _, start, end in spans))
        for table, start, end in spans:
            if place < end - start:
                chosen.append((where, table, start + place, random.randrange(8)))
                break
            place -= end - start
    return chosen


def used_bytes(ledger):
    """[(table or index, first byte, byte behind the last)] of the header, the cell pointers and the cells."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        pages = connection.execute("SELECT name, pageno, pagetype FROM dbstat ORDER BY pageno").fetchall()
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    finally:
        connection.close()
    data, used = ledger.read_bytes(), [("the file's header", 0, 100)]
    for name, number, kind in pages:
        start = (number - 1) * size
        if kind == "overflow":
            used.append((name, start, start + size))
            continue
        header = start + (100 if number == 1 else 0)
        cells = int.from_bytes(data[header + 3:header + 5])
        content = int.from_bytes(data[header + 5:header + 7]) or 65_536
        length = 8 if data[header] in (10, 13) else 12
        used.append((name, header, header + length + 2 * cells))
        used.append((name, start + content, start + size))
    return [span for span in used if span[2] > span[1]]
