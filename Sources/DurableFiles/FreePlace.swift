/// A place that nothing has yet, so that two things of one name lose nothing.
public enum FreePlace {
    /// The first place that is free.
    ///
    /// - Parameters:
    ///   - place: the place of each number from 1 on.
    ///   - isFree: whether it can be had; where it is not given, whether nothing is there.
    public static func first(
        _ place: (Int) throws -> FilePath,
        where isFree: (FilePath) throws -> Bool = { try !Files.exists($0) }
    ) throws -> FilePath {
        var number = 1
        while true {
            let place = try place(number)
            if try isFree(place) { return place }
            number += 1
        }
    }

    /// `grades.zip`, then `2-grades.zip`.
    public static func numbered(_ name: String, in folder: FilePath) -> (Int) -> FilePath {
        { number in folder.appending(number == 1 ? name : "\(number)-\(name)") }
    }
}
