#!/usr/bin/env python3
"""The read-back of the peer (peer.py): freezes what Campus shows otherwise than it was sent.

usage: peer_readback.py CAMPUS LEDGER      (a folder with results.csv, and the ledger of peer.py)
"""
import sys

import duckdb

from peer import sql_text

CHANGED = """
    create temp table changed as
    select ledger.id from ledger left join
        (select sourcedId as id, score::double as score
         from read_csv('{results}', header = true, all_varchar = true)) campus on campus.id = ledger.id
    where campus.score is null or campus.score <> ledger.score"""


def main():
    campus, ledger = sys.argv[1:]
    db = duckdb.connect(ledger)
    db.execute("set threads = 2")
    db.execute("create table if not exists frozen (id varchar)")
    db.execute(CHANGED.format(results=sql_text(campus + "/results.csv")))
    db.execute("insert into frozen select id from changed where id not in (select id from frozen)")
    print(db.execute("select count(*) from changed").fetchone()[0], "frozen")
    db.close()


if __name__ == "__main__":
    main()
