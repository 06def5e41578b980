"""The rate of the plain approach: Faker draws each of the seven fields anew for every transaction.

Usage: /usr/bin/python3 faker_transactions.py SECONDS [SEED]
Makes transactions as JSON lines in memory for that time and prints {"transactions", "seconds", "bytes"} as its last line.
"""
import json
import sys
import time

from faker import Faker


def transaction(fake):
    return {
        "transaction_id": fake.uuid4(),
        "card_number": fake.credit_card_number(card_type="visa"),
        "card_holder": fake.name(),
        "amount": fake.random_int(min=100, max=100_000) / 100,
        "currency": fake.currency_code(),
        "merchant": fake.company(),
        "timestamp": fake.date_time_this_year().isoformat(),
    }


def main():
    seconds = float(sys.argv[1])
    fake = Faker()
    fake.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for _ in range(200):
        transaction(fake)
    count = size = 0
    started = time.perf_counter()
    while True:
        for _ in range(100):
            size += len((json.dumps(transaction(fake)) + "\n").encode("utf-8"))
        count += 100
        elapsed = time.perf_counter() - started
        if elapsed >= seconds:
            break
    print(json.dumps({"transactions": count, "seconds": elapsed, "bytes": size}))


if __name__ == "__main__":
    main()
