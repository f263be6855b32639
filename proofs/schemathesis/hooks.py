"""Loaded by Schemathesis: leaves out what no operation can answer for."""

from urllib.parse import urlencode

import schemathesis

# A request line and headers beyond 16 KiB are answered 431 before an operation is found (acceptance/cases/transport.ts).
LONGEST_QUERY = 8_192


@schemathesis.hook
def filter_query(context, query):
    try:
        return len(urlencode(query or {}, doseq=True)) <= LONGEST_QUERY
    except (TypeError, UnicodeError):
        return True
