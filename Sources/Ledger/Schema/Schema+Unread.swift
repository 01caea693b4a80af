extension Schema {
    /// Two read-backs of one name are two: the one that was applied says nothing of the other (Spec/ledger.md).
    static let unreadContent = """
        CREATE TABLE unread_by_content (
            name TEXT NOT NULL,
            content TEXT NOT NULL DEFAULT '',
            as_of TEXT NOT NULL,
            at TEXT NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (name, content)
        ) WITHOUT ROWID;
        INSERT INTO unread_by_content SELECT name, '', as_of, at, why FROM unread;
        DROP TABLE unread;
        ALTER TABLE unread_by_content RENAME TO unread;
        """
}
