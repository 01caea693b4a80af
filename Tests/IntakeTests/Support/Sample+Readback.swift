@testable import Intake

extension Sample {
    private static let lineItemHeader = "sourcedId,title,dueDate,categorySourcedId,resultValueMax,status\n"
    private static let resultHeader =
        "sourcedId,lineItemSourcedId,studentSourcedId,scoreStatus,score,textScore,late,missing,incomplete,status\n"

    /// A OneRoster set with one line item of ours, one that a teacher made and a term grade.
    static let oneRoster = Sample(
        files: [
            "manifest.csv":
                "propertyName,value\noneroster.version,1.1\nfile.lineItems,bulk\nfile.results,bulk\n",
            "lineItems.csv": lineItemHeader + "itsl_1,Essay,2026-10-01,cat-1,10.0,active\n"
                + "campus-1,Quiz,2026-10-01,cat-1,5.0,active\n"
                + "term-1,Q1,2026-10-01,00000000-0000-0000-0000-000000000000,100.0,active\n",
            "results.csv": resultHeader + "r1,itsl_1,s1,fully graded,8.5,,,,,active\n",
        ].mapValues { Array($0.utf8) })

    /// A data extract with one score of ours and one that a teacher made.
    static let extract = Sample(
        files: [
            "extract.csv": "externalLMSSourcedID,sectionID,personID,score,totalPoints,late,missing,exempt,"
                + "incomplete,cheated,dropped,turnedIn,comments,modifiedByID,modifiedDate,activityName,dueDate\n"
                + "itsl_1,9,1,8.5,10.0,0,0,0,0,0,0,0,,,,Essay,2026-10-01\n"
                + ",9,1,4,5,0,0,0,0,0,0,0,,,,Quiz,2026-10-02\n"
        ].mapValues { Array($0.utf8) })

    /// With this row as the only one of results.csv: the cells behind lineItemSourcedId.
    static func oneRoster(result: String) -> Sample {
        var sample = oneRoster
        sample["results.csv"] = resultHeader + "r1,itsl_1,\(result)\n"
        return sample
    }

    /// With this cell in the only row of an extract.
    static func extract(_ column: String, _ cell: String) -> Sample {
        extract([column: cell])
    }

    static func extract(_ cells: [String: String]) -> Sample {
        var sample = extract
        let header = sample.header(of: "extract.csv")
        let plain = ["externalLMSSourcedID": "itsl_1", "personID": "s1", "score": "8.5", "totalPoints": "10"]
        let row = header.split(separator: ",").map { name in
            let cell = cells[String(name)] ?? plain[String(name)] ?? ""
            return cell.contains(",") || cell.contains("\n") ? "\"\(cell)\"" : cell
        }
        sample["extract.csv"] = header + "\n" + row.joined(separator: ",") + "\n"
        return sample
    }
}
