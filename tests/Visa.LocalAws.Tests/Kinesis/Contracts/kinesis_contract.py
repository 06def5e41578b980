"""Calls every operation of Kinesis with boto3 and prints what became of each call, one line of JSON per case.

Arguments: the server's address. The outcome of a case is the refusal's code and text, or the members of the answer that the case looks at.
"""

import json
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

STREAM = "contract"
ARN = "arn:aws:kinesis:eu-west-1:000000000000:stream/" + STREAM
FIRST = "shardId-000000000000"

kinesis = boto3.client(
    "kinesis", endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test",
    config=Config(parameter_validation=False, retries={"max_attempts": 0, "mode": "standard"}))


def case(name, call):
    try:
        outcome = call()
    except ClientError as error:
        outcome = "{Code}: {Message}".format(**{"Message": "", **error.response["Error"]})
    except Exception as error:  # what the client itself refuses, such as an operation that it does not know
        outcome = "client: " + type(error).__name__
    print(json.dumps({"case": name, "outcome": outcome}, default=str), flush=True)


def settle(stream=STREAM):
    for _ in range(400):
        try:
            if kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE":
                return
        except ClientError:
            return
        time.sleep(0.05)


def members(answer):
    return sorted(key for key in answer if key != "ResponseMetadata")


def shards(**arguments):
    return [
        [s["ShardId"][-2:], s.get("ParentShardId", "")[-2:], s.get("AdjacentParentShardId", "")[-2:], s["HashKeyRange"]["StartingHashKey"],
         s["HashKeyRange"]["EndingHashKey"], "EndingSequenceNumber" in s["SequenceNumberRange"]]
        for s in kinesis.list_shards(StreamName=STREAM, **arguments)["Shards"]]


def read(shard, kind="TRIM_HORIZON", **position):
    iterator = kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shard, ShardIteratorType=kind, **position)["ShardIterator"]
    answer = kinesis.get_records(ShardIterator=iterator)
    return [record["Data"].decode() for record in answer["Records"]]


def put(text, key="a", **more):
    return kinesis.put_record(StreamName=STREAM, Data=text.encode(), PartitionKey=key, **more)


# Streams
case("create", lambda: members(kinesis.create_stream(StreamName=STREAM, ShardCount=2)))
case("describe while creating", lambda: kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]["StreamStatus"])
case("put while creating", lambda: members(put("x")))
settle()
case("create again", lambda: kinesis.create_stream(StreamName=STREAM, ShardCount=1))
case("create beyond the shard limit", lambda: kinesis.create_stream(StreamName="big", ShardCount=1000))
case("create with a bad name", lambda: kinesis.create_stream(StreamName="a b", ShardCount=0))
case("create without a count", lambda: kinesis.create_stream(StreamName="none"))
case("describe", lambda: members(kinesis.describe_stream(StreamName=STREAM)["StreamDescription"]))
case("describe summary", lambda: members(kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]))
case("describe unknown", lambda: kinesis.describe_stream(StreamName="unknown"))
case("describe page of shards", lambda: [len(kinesis.describe_stream(StreamName=STREAM, Limit=1)["StreamDescription"]["Shards"]), kinesis.describe_stream(StreamName=STREAM, Limit=1)["StreamDescription"]["HasMoreShards"]])
case("describe by ARN", lambda: kinesis.describe_stream_summary(StreamARN=ARN)["StreamDescriptionSummary"]["StreamName"])
case("list", lambda: kinesis.list_streams()["StreamNames"])
case("list from a name", lambda: kinesis.list_streams(ExclusiveStartStreamName=STREAM)["StreamNames"])
case("list limit zero", lambda: kinesis.list_streams(Limit=0))

# Records
case("put record", lambda: members(put("1", ExplicitHashKey="0")))
case("put record without data", lambda: kinesis.put_record(StreamName=STREAM, PartitionKey="a"))
case("put record with an empty key", lambda: put("x", key=""))
case("put record with a long key", lambda: put("x", key="k" * 257))
case("put record to a hash too large", lambda: put("x", ExplicitHashKey=str(2 ** 128)))
case("put record to a hash that is none", lambda: put("x", ExplicitHashKey="-1"))
case("put record after a bad number", lambda: members(put("x", SequenceNumberForOrdering="5")))
case("put record to an unknown stream", lambda: kinesis.put_record(StreamName="unknown", Data=b"x", PartitionKey="a"))
case("put record of more than 1 MiB", lambda: put("x" * (1024 * 1024 + 1)))
case("put records", lambda: kinesis.put_records(StreamName=STREAM, Records=[{"Data": b"2", "PartitionKey": "a", "ExplicitHashKey": "0"}, {"Data": b"3", "PartitionKey": "a", "ExplicitHashKey": str(2 ** 128 - 1)}])["FailedRecordCount"])
case("put no records", lambda: kinesis.put_records(StreamName=STREAM, Records=[]))
case("put 501 records", lambda: kinesis.put_records(StreamName=STREAM, Records=[{"Data": b"2", "PartitionKey": "a"}] * 501))
case("put records of which one lacks its key", lambda: kinesis.put_records(StreamName=STREAM, Records=[{"Data": b"2", "PartitionKey": "a"}, {"Data": b"2"}]))
case("read all", lambda: [read(FIRST), read("shardId-000000000001")])
time.sleep(1)
case("read the latest", lambda: read(FIRST, "LATEST"))
case("read after a number", lambda: read(FIRST, "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=kinesis.list_shards(StreamName=STREAM)["Shards"][0]["SequenceNumberRange"]["StartingSequenceNumber"]))
time.sleep(1)
case("read at a number of another shard", lambda: read(FIRST, "AT_SEQUENCE_NUMBER", StartingSequenceNumber=kinesis.list_shards(StreamName=STREAM)["Shards"][1]["SequenceNumberRange"]["StartingSequenceNumber"]).__class__.__name__)
case("read at no number", lambda: read(FIRST, "AT_SEQUENCE_NUMBER"))
case("read at a number that is none", lambda: read(FIRST, "AT_SEQUENCE_NUMBER", StartingSequenceNumber="5"))
time.sleep(1)
case("read the horizon with a number", lambda: read(FIRST, StartingSequenceNumber="5"))
case("read at no time", lambda: read(FIRST, "AT_TIMESTAMP"))
case("read by an unknown way", lambda: read(FIRST, "SOMEWHERE"))
case("iterator of an unknown shard", lambda: read("shardId-000000000099"))
case("iterator of a shard that is none", lambda: read("shard"))
case("get with a bad iterator", lambda: kinesis.get_records(ShardIterator="AAAA"))
case("get with an empty iterator", lambda: kinesis.get_records(ShardIterator=""))
case("get 10001", lambda: kinesis.get_records(ShardIterator="AAAA", Limit=10001))
time.sleep(1)
case("members of get", lambda: members(kinesis.get_records(ShardIterator=kinesis.get_shard_iterator(StreamName=STREAM, ShardId=FIRST, ShardIteratorType="TRIM_HORIZON")["ShardIterator"], Limit=1)))
case("members of a record", lambda: members(kinesis.get_records(ShardIterator=kinesis.get_shard_iterator(StreamName=STREAM, ShardId=FIRST, ShardIteratorType="TRIM_HORIZON")["ShardIterator"])["Records"][0]))

# Tags
case("add tags", lambda: members(kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"b": "2", "a": "1"})))
case("list tags", lambda: [kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"], kinesis.list_tags_for_stream(StreamName=STREAM)["HasMoreTags"]])
case("list a page of tags", lambda: [kinesis.list_tags_for_stream(StreamName=STREAM, Limit=1)["Tags"], kinesis.list_tags_for_stream(StreamName=STREAM, ExclusiveStartTagKey="a")["Tags"]])
case("add a tag with a bad letter", lambda: kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"a;": "1"}))
case("add a tag with a percent sign", lambda: kinesis.add_tags_to_stream(StreamName=STREAM, Tags={"a%": "1"}))
case("add no tags", lambda: kinesis.add_tags_to_stream(StreamName=STREAM, Tags={}))
case("remove tags", lambda: members(kinesis.remove_tags_from_stream(StreamName=STREAM, TagKeys=["a", "unknown"])))
case("list tags after removal", lambda: kinesis.list_tags_for_stream(StreamName=STREAM)["Tags"])
case("tag resource", lambda: members(kinesis.tag_resource(ResourceARN=ARN, Tags={"c": "3"})))
case("list tags for resource", lambda: kinesis.list_tags_for_resource(ResourceARN=ARN)["Tags"])
case("untag resource", lambda: members(kinesis.untag_resource(ResourceARN=ARN, TagKeys=["c"])))

# Retention
case("increase retention", lambda: members(kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=48)))
case("increase retention to less", lambda: kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=24))
case("decrease retention to more", lambda: kinesis.decrease_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=72))
case("decrease retention below a day", lambda: kinesis.decrease_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=23))
case("decrease retention", lambda: members(kinesis.decrease_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=24)))
case("increase retention beyond a week", lambda: members(kinesis.increase_stream_retention_period(StreamName=STREAM, RetentionPeriodHours=169)))

# Shards
case("split at the border", lambda: kinesis.split_shard(StreamName=STREAM, ShardToSplit=FIRST, NewStartingHashKey="1"))
case("split an unknown shard", lambda: kinesis.split_shard(StreamName=STREAM, ShardToSplit="shardId-000000000099", NewStartingHashKey="100"))
case("split without a key", lambda: kinesis.split_shard(StreamName=STREAM, ShardToSplit=FIRST))
case("split", lambda: members(kinesis.split_shard(StreamName=STREAM, ShardToSplit=FIRST, NewStartingHashKey=str(2 ** 126))))
case("split while updating", lambda: kinesis.split_shard(StreamName=STREAM, ShardToSplit=FIRST, NewStartingHashKey=str(2 ** 125)))
settle()
case("shards after the split", shards)
case("merge what is not adjacent", lambda: kinesis.merge_shards(StreamName=STREAM, ShardToMerge="shardId-000000000002", AdjacentShardToMerge="shardId-000000000001"))
case("merge the wrong way round", lambda: kinesis.merge_shards(StreamName=STREAM, ShardToMerge="shardId-000000000003", AdjacentShardToMerge="shardId-000000000002"))
case("merge a closed shard", lambda: kinesis.merge_shards(StreamName=STREAM, ShardToMerge=FIRST, AdjacentShardToMerge="shardId-000000000001"))
settle()
case("shards after merging a closed shard", lambda: len(shards()))
case("merge", lambda: members(kinesis.merge_shards(StreamName=STREAM, ShardToMerge="shardId-000000000003", AdjacentShardToMerge="shardId-000000000001")))
settle()
case("shards after the merge", shards)
case("shards after one", lambda: len(shards(ExclusiveStartShardId=FIRST)))
case("shards at the latest", lambda: [s[0] for s in shards(ShardFilter={"Type": "AT_LATEST"})])
case("a page of shards", lambda: len(kinesis.list_shards(NextToken=kinesis.list_shards(StreamName=STREAM, MaxResults=2)["NextToken"])["Shards"]))
case("shards without a stream", lambda: kinesis.list_shards())
case("shards of an unknown stream", lambda: kinesis.list_shards(StreamName="unknown"))
case("read a parent", lambda: read(FIRST))
time.sleep(1)
case("members of get at a shard's end", lambda: members(kinesis.get_records(ShardIterator=kinesis.get_shard_iterator(StreamName=STREAM, ShardId="shardId-000000000003", ShardIteratorType="TRIM_HORIZON")["ShardIterator"])))
case("put to a child", lambda: put("4", ExplicitHashKey="0")["ShardId"])
case("scale", lambda: members(kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=4, ScalingType="UNIFORM_SCALING")))
settle()
case("scale to more than double", lambda: kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=9, ScalingType="UNIFORM_SCALING"))
case("scale to less than half", lambda: kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=1, ScalingType="UNIFORM_SCALING"))

# Settings
case("limits", lambda: members(kinesis.describe_limits()))
case("enable monitoring", lambda: kinesis.enable_enhanced_monitoring(StreamName=STREAM, ShardLevelMetrics=["IncomingBytes"])["DesiredShardLevelMetrics"])
case("disable monitoring", lambda: kinesis.disable_enhanced_monitoring(StreamName=STREAM, ShardLevelMetrics=["ALL"])["DesiredShardLevelMetrics"])
case("start encryption", lambda: members(kinesis.start_stream_encryption(StreamName=STREAM, EncryptionType="KMS", KeyId="alias/aws/kinesis")))
settle()
case("put encrypted", lambda: put("5").get("EncryptionType"))
case("stop encryption", lambda: members(kinesis.stop_stream_encryption(StreamName=STREAM, EncryptionType="KMS", KeyId="alias/aws/kinesis")))
settle()
case("switch to on-demand", lambda: members(kinesis.update_stream_mode(StreamARN=ARN, StreamModeDetails={"StreamMode": "ON_DEMAND"})))
settle()
case("scale on-demand", lambda: kinesis.update_shard_count(StreamName=STREAM, TargetShardCount=4, ScalingType="UNIFORM_SCALING").keys().__class__.__name__)

# Consumers
case("register", lambda: members(kinesis.register_stream_consumer(StreamARN=ARN, ConsumerName="reader")["Consumer"]))
time.sleep(2)
case("register again", lambda: kinesis.register_stream_consumer(StreamARN=ARN, ConsumerName="reader"))
case("describe consumer", lambda: kinesis.describe_stream_consumer(StreamARN=ARN, ConsumerName="reader")["ConsumerDescription"]["ConsumerStatus"])
case("list consumers", lambda: [c["ConsumerName"] for c in kinesis.list_stream_consumers(StreamARN=ARN)["Consumers"]])


def subscribe():
    consumer = kinesis.describe_stream_consumer(StreamARN=ARN, ConsumerName="reader")["ConsumerDescription"]["ConsumerARN"]
    events = kinesis.subscribe_to_shard(ConsumerARN=consumer, ShardId=FIRST, StartingPosition={"Type": "TRIM_HORIZON"})["EventStream"]
    found = [event["SubscribeToShardEvent"] for event in events]
    return [[r["Data"].decode() for event in found for r in event["Records"]], len(found[-1]["ChildShards"])]


case("subscribe to a closed shard", subscribe)
case("delete with consumers", lambda: members(kinesis.delete_stream(StreamName=STREAM)))
case("deregister", lambda: members(kinesis.deregister_stream_consumer(StreamARN=ARN, ConsumerName="reader")))
time.sleep(2)
case("describe no consumer", lambda: kinesis.describe_stream_consumer(StreamARN=ARN, ConsumerName="reader"))

# The end
case("delete", lambda: members(kinesis.delete_stream(StreamName=STREAM)))
time.sleep(3)
case("describe deleted", lambda: kinesis.describe_stream(StreamName=STREAM))
