"""The Glue job around transform.sql: PySpark on Glue 5.1 (Spark 3.5, Python 3.11).

It reads the raw objects of a claimed manifest, runs the SQL over them, writes each output as Parquet under the run's own key, and then a
manifest of exactly those objects. Who reads by the manifest sees a run whole or not at all; the same key again replaces its own objects.
All that it needs comes by arguments; importing this file does nothing. docs/pipeline.md has the arguments and the contract.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Iterable, Iterator

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ARGUMENTS = ["run_key", "manifest", "sql_location", "contract_location"]
ROWS_PER_FILE = 2_000_000
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.ansi.enabled": "false",
    "spark.sql.sources.partitionOverwriteMode": "static",
}


@dataclass(frozen=True)
class Place:
    """An address s3://bucket/key."""

    bucket: str
    key: str

    @staticmethod
    def parse(url: str) -> "Place":
        match = re.fullmatch(r"s3://([^/]+)/?(.*)", url)
        if match is None:
            raise ValueError(f"not an s3:// address: {url}")
        return Place(match.group(1), match.group(2))

    @property
    def url(self) -> str:
        return f"s3://{self.bucket}/{self.key}"


def place_of(location: str, manifest: Place) -> Place:
    """A location of the contract: an address, or else a folder of the manifest's bucket."""
    return Place.parse(location) if location.startswith("s3://") else Place(manifest.bucket, location.strip("/"))


def statements_of(sql: str) -> list[str]:
    """Cuts the text at its semicolons; comments go. The SQL has neither in its literals."""
    text = re.sub(r"--[^\n]*", "", sql)
    return [statement.strip() for statement in text.split(";") if statement.strip()]


def cached_name(statement: str) -> str | None:
    """The name of `CACHE TABLE name AS ...`."""
    match = re.match(r"CACHE\s+TABLE\s+(\w+)\s+AS\b", statement, re.IGNORECASE)
    return match.group(1) if match else None


def claimed_of(manifest: dict[str, Any], contract: dict[str, Any]) -> dict[str, list[str]]:
    """The claimed objects by input."""
    claimed: dict[str, list[str]] = {name: [] for name in contract["inputs"]}
    for url in dict.fromkeys(entry["url"] for entry in manifest["entries"]):
        key = Place.parse(url).key
        name = next((name for name, given in contract["inputs"].items() if key.startswith(given["prefix"])), None)
        if name is None:
            raise ValueError(f"the manifest claims {url}, which lies under no input's prefix")
        claimed[name].append(url)
    return claimed


def manifest_of(objects: Iterable[tuple[str, int]]) -> bytes:
    """A manifest as COPY takes it."""
    entries = [{"url": url, "mandatory": True, "meta": {"content_length": length}} for url, length in objects]
    return json.dumps({"entries": entries}).encode()


class Store:
    """S3, for whole objects."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def read(self, place: Place) -> bytes:
        return self._client.get_object(Bucket=place.bucket, Key=place.key)["Body"].read()

    def write(self, place: Place, content: bytes) -> None:
        self._client.put_object(Bucket=place.bucket, Key=place.key, Body=content)

    def objects(self, place: Place) -> Iterator[tuple[Place, int]]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=place.bucket, Prefix=place.key)
        for page in pages:
            for found in page.get("Contents", []):
                yield Place(place.bucket, found["Key"]), found["Size"]

    def copy(self, source: Place, target: Place) -> None:
        self._client.copy_object(Bucket=target.bucket, Key=target.key, CopySource={"Bucket": source.bucket, "Key": source.key})

    def delete(self, place: Place) -> None:
        self._client.delete_object(Bucket=place.bucket, Key=place.key)


def is_torn(content: bytes) -> bool:
    """Whether gzipped bytes end before their end, or hold something else."""
    if content[:3] != b"\x1f\x8b\x08":
        return False
    reader = zlib.decompressobj(wbits=31)
    try:
        reader.decompress(content)
    except zlib.error:
        return True
    return not reader.eof


def is_torn_object(url: str) -> bool:
    """The same of an object; runs on the workers."""
    import boto3

    place = Place.parse(url)
    return is_torn(boto3.client("s3").get_object(Bucket=place.bucket, Key=place.key)["Body"].read())


def read_input(spark: "SparkSession", columns: list[str], urls: list[str]) -> "DataFrame":
    """Lines as the contract's columns, all texts; a line that is no JSON object, or has a key twice, is whole in _corrupt_record, its card numbers starred."""
    from pyspark.sql import functions as f
    from pyspark.sql.types import StringType, StructField, StructType, TimestampType

    fields = [StructField(name, StringType()) for name in columns]
    if not urls:
        end = [StructField("_corrupt_record", StringType()), StructField("_object", StringType()), StructField("_arrived_at", TimestampType())]
        return spark.createDataFrame([], StructType(fields + end))
    # Spark takes the lines of a torn object up to the tear and says nothing more: a line of its own says so.
    torn = spark.sparkContext.parallelize(urls, min(len(urls), 64)).filter(is_torn_object).collect()
    schema = StructType([*fields, StructField("_broken", StringType())])
    lines = spark.read.option("ignoreCorruptFiles", "true").text(urls).select("value", "_metadata.file_path", "_metadata.file_modification_time")
    parsed = f.from_json("value", schema, {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": "_broken"})
    keys = f.expr("json_object_keys(value)")
    is_broken = parsed["_broken"].isNotNull() | keys.isNull() | (f.size(keys) != f.size(f.array_distinct(keys)))
    starred = f.regexp_replace("value", "([0-9]{6})[0-9]{3,9}([0-9]{4})", "$1******$2")
    read = lines.where(f.trim("value") != "").select(
        *[f.when(~is_broken, parsed[name]).alias(name) for name in columns],
        f.when(is_broken, starred).alias("_corrupt_record"),
        f.col("file_path").alias("_object"),
        f.col("file_modification_time").alias("_arrived_at"),
    )
    notes = lines.where(f.col("file_path").isin(torn)).groupBy("file_path").agg(f.max("file_modification_time").alias("at")) if torn else None
    if notes is None:
        return read
    nothing = [f.lit(None).cast("string").alias(name) for name in columns]
    return read.unionByName(notes.select(*nothing, f.lit("<the object is damaged>").alias("_corrupt_record"), f.col("file_path").alias("_object"), f.col("at").alias("_arrived_at")))


def write_output(view: "DataFrame", store: Store, target: Place, partitions: list[str], run_key: str) -> tuple[int, int, Place]:
    """Writes beside, then names each object by its partition and run, then the manifest, and last deletes what an earlier attempt left."""
    scratch = Place(target.bucket, f"{target.key}/_temporary_runs/run_key={run_key}/")
    for leftover, _ in list(store.objects(scratch)):
        store.delete(leftover)
    # One writer a partition compacts what many small raw objects brought.
    frame = (view.repartition(*partitions) if partitions else view.coalesce(1)).cache()
    rows = frame.count()
    if rows > 0:
        writer = frame.write.mode("overwrite").option("maxRecordsPerFile", ROWS_PER_FILE)
        (writer.partitionBy(*partitions) if partitions else writer).parquet(scratch.url)
    frame.unpersist()
    written: list[tuple[str, int]] = []
    for source, length in [found for found in store.objects(scratch) if found[0].key.endswith(".parquet")]:
        folder, _, name = source.key[len(scratch.key):].rpartition("/")
        prefix = f"{target.key}/{folder}/" if folder else f"{target.key}/"
        final = Place(target.bucket, f"{prefix}run_key={run_key}/{name}")
        store.copy(source, final)
        written.append((final.url, length))
    manifest = Place(target.bucket, f"{target.key}/_manifests/run_key={run_key}.manifest")
    store.write(manifest, manifest_of(written))
    current = {url for url, _ in written}
    for found, _ in list(store.objects(Place(target.bucket, f"{target.key}/"))):
        if f"/run_key={run_key}/" in f"/{found.key}" and found.url not in current:
            store.delete(found)
    return len(written), rows, manifest


def run(spark: "SparkSession", store: Store, arguments: dict[str, str], run_id: str) -> dict[str, Any]:
    """The whole job; gives what it writes as the run's summary."""
    manifest = Place.parse(arguments["manifest"])
    contract = json.loads(store.read(Place.parse(arguments["contract_location"])))
    sql = store.read(Place.parse(arguments["sql_location"])).decode()
    claimed = claimed_of(json.loads(store.read(manifest)), contract)
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    inputs: dict[str, Any] = {}
    for name, given in contract["inputs"].items():
        frame = read_input(spark, given["columns"], claimed[name])
        frame.createOrReplaceTempView(name)
        inputs[name] = {"objects": len(claimed[name]), "rows": frame.count(), "corrupt": frame.where("_corrupt_record IS NOT NULL").count()}
    spark.createDataFrame([tuple(arguments.values())], list(arguments)).createOrReplaceTempView("run_parameters")
    for statement in statements_of(sql):
        spark.sql(statement)
    outputs: dict[str, Any] = {}
    for name, given in contract["outputs"].items():
        target = place_of(given["location"], manifest)
        objects, rows, written = write_output(spark.table(name), store, target, given.get("partition_by", []), arguments["run_key"])
        outputs[name] = {"objects": objects, "rows": rows, "manifest": written.url}
    summary = {"run_key": arguments["run_key"], "job_run_id": run_id, "inputs": inputs, "outputs": outputs}
    folder = place_of(contract["summary_location"], manifest)
    store.write(Place(folder.bucket, f"{folder.key}/run_key={arguments['run_key']}.json"), json.dumps(summary).encode())
    for statement in statements_of(sql):
        if (cached := cached_name(statement)) is not None:
            spark.catalog.uncacheTable(cached)
    return summary


def main(argv: list[str]) -> None:
    """Starts Spark as Glue has it, and runs."""
    import boto3
    from awsglue.utils import getResolvedOptions
    from pyspark.sql import SparkSession

    arguments = getResolvedOptions(argv, [*ARGUMENTS, "JOB_NAME"])
    spark = SparkSession.builder.appName(arguments["JOB_NAME"]).getOrCreate()
    summary = run(spark, Store(boto3.client("s3")), {name: arguments[name] for name in ARGUMENTS}, arguments.get("JOB_RUN_ID", ""))
    print(json.dumps(summary))


if __name__ == "__main__":
    main(sys.argv)
