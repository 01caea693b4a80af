import Inputs

/// Which students are enrolled in which classes, both as numbered in the gradebook.
struct Enrolled {
    private let students: Adjacency

    /// - Parameter pairs: (class, student), in any order; one may be there twice.
    init(classes: Int, pairs: [(UInt32, UInt32)]) {
        students = Adjacency(count: classes, pairs: pairs).sorted()
    }

    func contains(classIndex: Int, student: Int) -> Bool {
        students.contains(UInt32(student), of: classIndex)
    }
}
