import SystemPackage
import Yams

/// A property that a key sets.
typealias Property<Value> = WritableKeyPath<BridgeConfiguration, Value> & Sendable

// One function for each kind of value. The default of a key is that of its property.
extension Setting {
    static func text(
        _ name: String, _ path: any Property<String>, _ rule: TextRule, former: String? = nil,
        comment: String = "", values: String,
        meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .text(rule), standard: BridgeConfiguration.standard[keyPath: path],
            comment: comment,
            values: values, meaning: meaning, former: former
        ) { $0[keyPath: path] = $1.text }
    }

    static func text(
        _ name: String, _ path: any Property<String?>, _ rule: TextRule, comment: String = "", values: String,
        meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .text(rule), standard: "", comment: comment, values: values, meaning: meaning
        ) { $0[keyPath: path] = $1.text }
    }

    static func path(
        _ name: String, _ path: any Property<FilePath?>, comment: String = "", values: String, meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .text(.path), standard: "", comment: comment, values: values, meaning: meaning
        ) { $0[keyPath: path] = FilePath($1.text) }
    }

    static func remoteFiles(
        _ name: String, _ path: any Property<BridgeConfiguration.RemoteFiles?>, comment: String = "",
        values: String,
        meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .text(.remoteFiles), standard: "", comment: comment, values: values,
            meaning: meaning
        ) { $0[keyPath: path] = EntrySyntax.remoteFiles($1.text) }
    }

    static func number(
        _ name: String, _ path: any Property<Int>, in range: ClosedRange<Int>, comment: String = "",
        values: String? = nil, meaning: String
    ) -> Setting {
        let standard = BridgeConfiguration.standard[keyPath: path]
        return Setting(
            name: name, shape: .wholeNumber(range, example: standard), standard: "\(standard)",
            comment: comment,
            values: values ?? "\(range.lowerBound) to \(range.upperBound)", meaning: meaning
        ) { $0[keyPath: path] = $1.number ?? standard }
    }

    static func number(
        _ name: String, _ path: any Property<Int?>, in range: ClosedRange<Int>, example: Int,
        comment: String = "",
        values: String, meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .wholeNumber(range, example: example), standard: "", comment: comment,
            values: values, meaning: meaning
        ) { $0[keyPath: path] = $1.number }
    }

    static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
        _ name: String, _ path: any Property<Choice>, comment: String = "", values: String? = nil,
        meaning: String
    ) -> Setting {
        let standard = BridgeConfiguration.standard[keyPath: path]
        return Setting(
            name: name, shape: .choice(of: Choice.self), standard: standard.rawValue, comment: comment,
            values: values ?? Choice.allCases.map(\.rawValue).joined(separator: ", "), meaning: meaning
        ) { $0[keyPath: path] = Choice(rawValue: $1.text) ?? standard }
    }

    /// One that is left blank where nothing is to be said.
    static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
        _ name: String, _ path: any Property<Choice?>, comment: String = "", values: String, meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .choice(of: Choice.self), standard: "", comment: comment, values: values,
            meaning: meaning
        ) { $0[keyPath: path] = Choice(rawValue: $1.text) }
    }

    static func yesNo(
        _ name: String, _ path: any Property<Bool>, comment: String = "", meaning: String
    ) -> Setting {
        let standard = BridgeConfiguration.standard[keyPath: path]
        return Setting(
            name: name, shape: .yesNo, standard: "\(standard)", comment: comment, values: "true, false",
            meaning: meaning
        ) { $0[keyPath: path] = Bool.construct(from: $1.scalar ?? Node.Scalar("")) ?? standard }
    }

    /// - Parameter mayRepeat: two entries may be the same.
    static func list(
        _ name: String, _ path: any Property<[String]>, _ rule: TextRule, mayRepeat: Bool = false,
        comment: String = "", values: String, meaning: String
    ) -> Setting {
        list(
            name, rule, { $0[keyPath: path] = $1 }, mayRepeat: mayRepeat, comment: comment, values: values,
            meaning: meaning)
    }

    static func list(
        _ name: String, _ rule: TextRule,
        _ set: @escaping @Sendable (inout BridgeConfiguration, [String]) -> Void,
        mayRepeat: Bool = false, comment: String = "", values: String, meaning: String
    ) -> Setting {
        Setting(
            name: name, shape: .list(rule, mayRepeat: mayRepeat), standard: "[]", comment: comment,
            values: values,
            meaning: meaning
        ) { set(&$0, ($1.sequence ?? []).map(\.text)) }
    }
}

extension Node {
    fileprivate var text: String { scalar?.string ?? "" }
    fileprivate var number: Int? { scalar.flatMap { Int.construct(from: $0) } }
}
