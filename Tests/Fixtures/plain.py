"""The small district of which every form is made: three tables that tell how scores go out and come back.

Invented. Campus shows the essay of s501 as 18.5, which a teacher changed there; everything else is as it was sent.
"""

_FILES = ["academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
          "enrollments", "lineItems", "orgs", "resources", "results", "users"]


def _manifest(*there):
    files = "".join(f"file.{name},{'bulk' if name in there else 'absent'}\n" for name in _FILES)
    return ("propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n" + files
            + "source.systemName,Infinite Campus\nsource.systemCode,IC\n")


GRADEBOOK = {
    "Courses.csv": """CourseId,CourseSyncKey,Title,GradePassback,Status
11,c11,Algebra I,true,Active
""",
    "CourseGroups.csv": """CourseGroupId,CourseId,SyncId,Title
111,11,41001,Algebra I
""",
    "CourseGroupMembers.csv": """CourseGroupId,PersonId
111,501
111,502
111,503
111,504
111,505
""",
    "Persons.csv": """PersonId,SyncKey
501,s501
502,s502
503,s503
504,s504
505,s505
""",
    "Terms.csv": """TermId,TermName,StartDate,EndDate,ExternalTermId
31,Quarter 2,2026-10-12,2026-12-18,gp2
""",
    "GradebookItems.csv": """GradeBookItemId,CourseId,Title,ElementType,AssessmentId,MaxScore,TermId,Deadline
901,11,Redaction,Assignment,-1,20,31,2026-11-10T05:59:00Z
902,11,"Quiz, part 2",Test,-1,10,31,2026-11-17T05:59:00Z
""",
    "Assessments.csv": '''GradeBookItemId,PersonId,Score,AssessedAt,IsExempt,Comment
901,501,11,2026-11-12T15:00:00Z,false,
901,502,12.5,2026-11-12T15:00:00Z,false,"Good, but late"
901,503,13,2026-11-12T15:00:00Z,false,
901,504,14,2026-11-12T15:00:00Z,false,"She said ""why?"""
902,501,8.5,2026-11-18T15:00:00Z,false,
902,504,6.666666667,2026-11-18T15:00:00Z,false,
902,505,10,2026-11-18T15:00:00Z,false,
''',
}

ROSTER = {
    "manifest.csv": _manifest("orgs", "academicSessions", "classes", "users", "enrollments"),
    "orgs.csv": """sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
HS,,,High School,school,,
""",
    "academicSessions.csv": """sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
gp2,,,Quarter 2,gradingPeriod,2026-10-12,2026-12-19,,2027
""",
    "classes.csv": """\
sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,\
subjectCodes,periods
41001,,,Algebra I,,301,A1,scheduled,,HS,gp2,,,
""",
    "users.csv": """\
sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,\
identifier,email,sms,phone,agentSourcedIds,grades,password
s501,,,true,HS,student,u501,,Ana,Alder,,,,,,,10,
s502,,,true,HS,student,u502,,Ben,Birch,,,,,,,10,
s503,,,true,HS,student,u503,,Carla,Cedar,,,,,,,10,
s504,,,true,HS,student,u504,,Dev,Dogwood,,,,,,,10,
s505,,,true,HS,student,u505,,Eve,Elm,,,,,,,10,
""",
    "enrollments.csv": """\
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,,,41001,HS,s501,student,,2026-08-12,2027-05-29
e2,,,41001,HS,s502,student,,2026-08-12,2027-05-29
e3,,,41001,HS,s503,student,,2026-08-12,2027-05-29
e4,,,41001,HS,s504,student,,2026-08-12,2027-05-29
e5,,,41001,HS,s505,student,,2026-08-12,2027-05-29
""",
}

_COLUMNS = ("externalLMSSourcedID,activityName,dueDate,totalPoints,personID,score,late,missing,exempt,incomplete,cheated,"
            "dropped,turnedIn,comments,modifiedByID,modifiedDate")
_SHOWN = [
    ("901", "Redaction", "2026-11-09", "20", "s501", "18.5", "7", "2026-11-21T09:00:00"),
    ("901", "Redaction", "2026-11-09", "20", "s502", "12.5", "", ""),
    ("901", "Redaction", "2026-11-09", "20", "s503", "13", "", ""),
    ("901", "Redaction", "2026-11-09", "20", "s504", "14", "", ""),
    ("902", '"Quiz, part 2"', "2026-11-16", "10", "s501", "8.5", "", ""),
    ("902", '"Quiz, part 2"', "2026-11-16", "10", "s504", "6.666666667", "", ""),
    ("902", '"Quiz, part 2"', "2026-11-16", "10", "s505", "10", "", ""),
]
EXTRACT = {"extract.csv": _COLUMNS + "\n" + "".join(
    f"itsl_{item}_41001,{title},{due},{points},{student},{score},,false,false,false,false,false,,,{user},{at}\n"
    for item, title, due, points, student, score, user, at in _SHOWN)}

SET = {
    "manifest.csv": _manifest("lineItems", "results"),
    "lineItems.csv": """\
sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,\
gradingPeriodSourcedId,resultValueMin,resultValueMax
itsl_901_41001,,,Redaction,,2026-11-01,2026-11-09,41001,21,gp2,0,20
itsl_902_41001,,,"Quiz, part 2",,2026-11-01,2026-11-16,41001,21,gp2,0,10
""",
    "results.csv": "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment\n"
    + "".join(f"itsl_{item}_41001_{student},,,itsl_{item}_41001,{student},fully graded,{score},2026-11-12,\n"
              for item, _, _, _, student, score, _, _ in _SHOWN),
}

DOORS = {"gradebook": GRADEBOOK, "roster": ROSTER, "extract": EXTRACT, "set": SET}
