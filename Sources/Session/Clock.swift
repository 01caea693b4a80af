public import Domain
import Glibc

/// The one place where the time of day is asked for; `--now` stands in for it.
public enum Clock {
    public static var now: Instant { Instant(secondsSince1970: Int64(time(nil))) }
}
