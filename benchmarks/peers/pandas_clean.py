"""The same cleaning with pandas: parse, type, judge, de-duplicate; in memory, nothing is written.

Usage: /usr/bin/python3 pandas_clean.py FOLDER SECONDS
Takes the raw transactions under FOLDER an object after the other until the time is over, de-duplicates what it has, and prints
{"rows", "kept", "seconds", "peak_bytes"} as its last line.
"""
import glob
import resource
import sys
import time
import json

import pandas

CURRENCIES = {0: "CLP ISK JPY KRW VND", 3: "BHD JOD KWD OMR TND"}
DECIMALS = {code: decimals for decimals, codes in CURRENCIES.items() for code in codes.split()}
TEXTS = ["card_holder", "merchant", "merchant_id", "terminal_id"]


def clean(path):
    frame = pandas.read_json(path, lines=True, compression="gzip", dtype=str, convert_dates=False)
    good = frame["transaction_id"].str.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
    good &= frame["card_number"].str.fullmatch(r"[0-9]{6}\*{3,9}[0-9]{4}")
    good &= frame["card_token"].str.fullmatch(r"[a-z2-7]{26}") & frame["account_token"].str.fullmatch(r"[a-z2-7]{26}")
    good &= frame["transaction_type"].isin(["purchase", "refund", "cash", "recurring", "account_verification"])
    for amount, currency in (("amount", "currency"), ("billing_amount", "billing_currency")):
        frame[amount] = pandas.to_numeric(frame[amount], errors="coerce")
        scaled = frame[amount] * 10.0 ** frame[currency].map(DECIMALS).fillna(2)
        good &= frame[amount].ge(0) & scaled.lt(1e15) & (scaled - scaled.round()).abs().lt(1e-4)
    for name in TEXTS:
        good &= frame[name].str.len().between(1, 200)
    good &= frame["mcc"].str.zfill(4).str.fullmatch(r"[0-9]{4}")
    good &= frame["merchant_country"].str.fullmatch(r"[A-Z]{2}") & frame["card_country"].str.fullmatch(r"[A-Z]{2}")
    for name, bound in (("latitude", 90), ("longitude", 180)):
        frame[name] = pandas.to_numeric(frame[name], errors="coerce")
        good &= frame[name].between(-bound, bound)
    good &= frame["entry_mode"].isin(["chip", "contactless", "magstripe", "ecommerce", "manual"])
    good &= frame["response"].isin(["approved", "insufficient_funds", "wrong_pin", "expired_card", "do_not_honor"])
    for name in ("timestamp", "sent_at"):
        frame[name] = pandas.to_datetime(frame[name], format="%Y-%m-%dT%H:%M:%S.%fZ", errors="coerce", utc=True)
        good &= frame[name].dt.year.between(2000, 2099)
    return len(frame), frame[good.fillna(False).astype(bool)]


def main():
    started, limit = time.perf_counter(), float(sys.argv[2])
    rows, parts = 0, []
    for path in sorted(glob.glob(f"{sys.argv[1]}/raw/transactions/**/*.gz", recursive=True)):
        read, part = clean(path)
        rows += read
        parts.append(part)
        if time.perf_counter() - started > limit:
            break
    kept = pandas.concat(parts).sort_values("sent_at").drop_duplicates("transaction_id", keep="last")
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"rows": rows, "kept": len(kept), "seconds": seconds, "peak_bytes": peak}))


if __name__ == "__main__":
    main()
