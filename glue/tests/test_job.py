"""Tests of what in job.py needs no Spark: python3 -m unittest discover glue/tests"""

import gzip
import json
import sys
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True

import job  # noqa: E402

SQL = (FOLDER / "transform.sql").read_text(encoding="utf-8")
CONTRACT = json.loads((FOLDER / "contract.json").read_text(encoding="utf-8"))


class JobTests(unittest.TestCase):
    def test_place_of_an_address_and_of_a_folder(self):
        manifest = job.Place.parse("s3://lake/manifests/claims/1.json")
        self.assertEqual(job.place_of("processed/x/", manifest), job.Place("lake", "processed/x"))
        self.assertEqual(job.place_of("s3://other/x", manifest).url, "s3://other/x")

    def test_what_is_no_address_is_refused(self):
        with self.assertRaises(ValueError):
            job.Place.parse("/etc/passwd")

    def test_each_statement_of_the_sql_makes_a_view_or_a_table(self):
        statements = job.statements_of(SQL)
        self.assertGreater(len(statements), 10)
        for statement in statements:
            self.assertRegex(statement, r"^(CACHE TABLE|CREATE OR REPLACE TEMPORARY VIEW) \w+ AS\s")

    def test_the_sql_makes_every_output(self):
        made = [statement.split(" AS")[0].split()[-1] for statement in job.statements_of(SQL)]
        self.assertLessEqual(set(CONTRACT["outputs"]), set(made))

    def test_cached_names(self):
        self.assertEqual(job.cached_name("CACHE TABLE a AS SELECT 1"), "a")
        self.assertIsNone(job.cached_name("CREATE OR REPLACE TEMPORARY VIEW a AS SELECT 1"))

    def test_claimed_objects_go_to_their_inputs_once(self):
        entries = [{"url": "s3://lake/raw/transactions/a"}, {"url": "s3://lake/raw/decisions/b"}, {"url": "s3://lake/raw/transactions/a"}]
        claimed = job.claimed_of({"entries": entries}, CONTRACT)
        self.assertEqual(claimed["transactions"], ["s3://lake/raw/transactions/a"])
        self.assertEqual(claimed["decisions"], ["s3://lake/raw/decisions/b"])
        self.assertEqual(claimed["feedback"], [])

    def test_a_claim_of_something_else_is_refused(self):
        with self.assertRaises(ValueError):
            job.claimed_of({"entries": [{"url": "s3://lake/models/m1"}]}, CONTRACT)

    def test_a_manifest_has_what_copy_needs(self):
        manifest = json.loads(job.manifest_of([("s3://lake/a.parquet", 17)]))
        self.assertEqual(manifest, {"entries": [{"url": "s3://lake/a.parquet", "mandatory": True, "meta": {"content_length": 17}}]})

    def test_torn_objects(self):
        whole = gzip.compress(b"line\n" * 1000)
        self.assertFalse(job.is_torn(whole))
        self.assertFalse(job.is_torn(b"line\n"))
        self.assertTrue(job.is_torn(whole[:-20]))
        self.assertTrue(job.is_torn(b"\x1f\x8b\x08" + b"nonsense"))


if __name__ == "__main__":
    unittest.main()
