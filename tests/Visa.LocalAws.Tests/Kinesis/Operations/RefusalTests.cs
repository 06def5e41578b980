using System.Net;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Kinesis.Operations;

/// <summary>Types and texts of refusals, as they were recorded on AWS.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningLocalAws _aws = null!;
    private AwsCaller _caller = null!;

    public async Task InitializeAsync()
    {
        _aws = await RunningLocalAws.StartAsync(_folder.Path);
        _caller = _aws.Caller();
        var (status, _) = await _caller.CallAsync("Kinesis_20131202.CreateStream", """{"StreamName":"s","ShardCount":2}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _aws.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("PutRecords", "{}", "2 validation errors detected: Value null at 'records' failed to satisfy constraint: Member must not be null; Value null at 'streamName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRecords", """{"StreamName":"","Records":[]}""", "3 validation errors detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    [InlineData("PutRecords", """{"StreamName":"s","Records":[{"PartitionKey":"","Data":"","ExplicitHashKey":""}]}""", "2 validation errors detected: Value '' at 'records.1.member.partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'records.1.member.explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})")]
    [InlineData("PutRecord", """{"StreamName":"s","PartitionKey":"a"}""", "1 validation error detected: Value null at 'data' failed to satisfy constraint: Member must not be null")]
    [InlineData("CreateStream", """{"StreamName":"a b","ShardCount":0}""", "2 validation errors detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1; Value 'a b' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"x"}""", "1 validation error detected: Value 'x' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]")]
    [InlineData("GetRecords", """{"ShardIterator":"x","Limit":10001}""", "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000")]
    public async Task Call_ThatBreaksConstraints_NamesThem(string operation, string body, string message) =>
        Assert.Equal(("ValidationException", message), await _caller.RefusedAsync(operation, body));

    [Theory]
    [InlineData("PutRecord", """{"StreamName":"s","PartitionKey":"a","Data":"","ExplicitHashKey":"340282366920938463463374607431768211456"}""", "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456")]
    [InlineData("GetRecords", """{"ShardIterator":"AAAA"}""", "Invalid ShardIterator.")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"AT_SEQUENCE_NUMBER"}""", "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"LATEST","StartingSequenceNumber":"5"}""", "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified LATEST and also a StartingSequenceNumber.")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"AT_TIMESTAMP"}""", "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"AT_SEQUENCE_NUMBER","StartingSequenceNumber":"49543463076570308322303623326179887152428262250726293522"}""", "Invalid StartingSequenceNumber. It encodes shardId-000000000001, while it was used in a call to a shard with shardId-000000000000")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"AT_SEQUENCE_NUMBER","StartingSequenceNumber":"49543463076548007577105092703039560359975228518395019266"}""", "StartingSequenceNumber 49543463076548007577105092703039560359975228518395019266 used in GetShardIterator on shard shardId-000000000000 in stream s under account 000000000000 is invalid because it did not come from this stream.")]
    [InlineData("ListShards", "{}", "Either NextToken or StreamName should be provided.")]
    [InlineData("ListShards", """{"StreamName":"s","NextToken":"x"}""", "NextToken and StreamName cannot be provided together.")]
    public async Task Call_WithAnInvalidArgument_SaysWhich(string operation, string body, string message) =>
        Assert.Equal(("InvalidArgumentException", message), await _caller.RefusedAsync(operation, body));

    [Theory]
    [InlineData("PutRecords", """{"StreamName":"nope","Records":[{"PartitionKey":"a","Data":""}]}""", "Stream nope under account 000000000000 not found.")]
    [InlineData("DescribeStream", """{"StreamName":"nope"}""", "Stream nope under account 000000000000 not found.")]
    [InlineData("GetShardIterator", """{"StreamName":"nope","ShardId":"2147483647","ShardIteratorType":"LATEST"}""", "Shard shardId-002147483647 in stream nope under account 000000000000 does not exist")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"shardId-5","ShardIteratorType":"LATEST"}""", "Shard shardId-000000000005 in stream s under account 000000000000 does not exist")]
    [InlineData("GetShardIterator", """{"StreamName":"s","ShardId":"ABKLFD8","ShardIteratorType":"LATEST"}""", "Could not find shard ABKLFD8 in stream s under account 000000000000.")]
    public async Task Call_ForWhatIsNotThere_SaysSo(string operation, string body, string message) =>
        Assert.Equal(("ResourceNotFoundException", message), await _caller.RefusedAsync(operation, body));

    [Theory]
    [InlineData("DescribeStream", """{"StreamName":5}""", "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String")]
    [InlineData("CreateStream", """{"StreamName":"x","ShardCount":"1"}""", "class java.lang.String can not be converted to an Integer")]
    [InlineData("PutRecords", """{"StreamName":"s","Records":"x"}""", "Expected list or null")]
    [InlineData("PutRecords", """{"StreamName":"s","Records":[5]}""", "Expected null")]
    [InlineData("PutRecord", """{"StreamName":"s","PartitionKey":true,"Data":""}""", "class java.lang.Boolean can not be converted to an String")]
    [InlineData("PutRecord", """{"StreamName":"s","PartitionKey":"a","Data":"abc"}""", "'abc' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 3")]
    [InlineData("PutRecord", """{"StreamName":"s","PartitionKey":"a","Data":"ab!c"}""", "'ab!c' can not be converted to a Blob: Invalid Base64 character: '!'")]
    [InlineData("PutRecord", """{"StreamName":"s",""", "")]
    [InlineData("DescribeStream", "[]", "")]
    [InlineData("DescribeStream", "", "")]
    public async Task Call_ThatDoesNotParse_IsASerializationException(string operation, string body, string message) =>
        Assert.Equal(("SerializationException", message), await _caller.RefusedAsync(operation, body));

    [Fact]
    public async Task CreateStream_Twice_IsInUse() =>
        Assert.Equal(("ResourceInUseException", "Stream s under account 000000000000 already exists."), await _caller.RefusedAsync("CreateStream", """{"StreamName":"s","ShardCount":1}"""));

    [Fact]
    public async Task CreateStream_AboveTheShardLimit_IsRefused()
    {
        var (type, message) = await _caller.RefusedAsync("CreateStream", """{"StreamName":"t","ShardCount":499}""");

        Assert.Equal("LimitExceededException", type);
        Assert.StartsWith("This request would exceed the shard limit for the account 000000000000 in eu-west-1. Current shard count for the account: 2. Limit: 500.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutRecords_OfMoreThan500_IsRefused()
    {
        var records = string.Join(',', Enumerable.Repeat("""{"PartitionKey":"a","Data":""}""", 501));

        var (type, message) = await _caller.RefusedAsync("PutRecords", $$"""{"StreamName":"s","Records":[{{records}}]}""");

        Assert.Equal("ValidationException", type);
        Assert.EndsWith("at 'records' failed to satisfy constraint: Member must have length less than or equal to 500", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutRecord_AboveOneMebibyte_IsRefused()
    {
        var data = Convert.ToBase64String(new byte[(1024 * 1024) + 1]);

        var (type, message) = await _caller.RefusedAsync("PutRecord", $$"""{"StreamName":"s","PartitionKey":"a","Data":"{{data}}"}""");

        Assert.Equal("ValidationException", type);
        Assert.Equal("1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576", message);
    }

    [Fact]
    public async Task PutRecord_WithAnEscapedSlashInBase64_IsStored()
    {
        var (status, _) = await _caller.CallAsync("Kinesis_20131202.PutRecord", """{"StreamName":"s","PartitionKey":"\u00e9","Data":"\/\/8="}""");
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
