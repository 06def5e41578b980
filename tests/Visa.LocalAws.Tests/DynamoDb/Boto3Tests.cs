using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb;

/// <summary>AWS's Python client against the stores, where it is installed (Debian's package python3-boto3).</summary>
public sealed class Boto3Tests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    private const string Script = """
        import sys, boto3
        from botocore.exceptions import ClientError
        endpoint = sys.argv[1]
        table = boto3.resource("dynamodb", endpoint_url=endpoint).create_table(
            TableName="boto", BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}, {"AttributeName": "at", "AttributeType": "N"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}, {"AttributeName": "at", "KeyType": "RANGE"}])
        table.wait_until_exists()
        for i in range(5):
            table.put_item(Item={"id": "a", "at": i, "tags": {"x", "y"}, "doc": {"entries": [1, b"\x00", None, True]}})
        table.update_item(Key={"id": "a", "at": 2}, UpdateExpression="SET doc.entries[0] = doc.entries[0] + :n", ExpressionAttributeValues={":n": 41})
        try:
            table.put_item(Item={"id": "a", "at": 2}, ConditionExpression=boto3.dynamodb.conditions.Attr("id").not_exists())
            sys.exit("the condition held")
        except ClientError as error:
            assert error.response["Error"]["Code"] == "ConditionalCheckFailedException", error
        page = table.query(KeyConditionExpression=boto3.dynamodb.conditions.Key("id").eq("a") & boto3.dynamodb.conditions.Key("at").gte(2))
        assert [int(item["at"]) for item in page["Items"]] == [2, 3, 4], page
        assert page["Items"][0]["doc"]["entries"][0] == 42 and page["Items"][0]["tags"] == {"x", "y"}, page
        s3 = boto3.client("s3", endpoint_url=endpoint)
        s3.create_bucket(Bucket="boto")
        s3.put_object(Bucket="boto", Key="k é", Body=b"content", Metadata={"a": "b"}, ChecksumAlgorithm="SHA256")
        answer = s3.get_object(Bucket="boto", Key="k é", Range="bytes=1-3")
        assert answer["Body"].read() == b"ont" and answer["Metadata"] == {"a": "b"}, answer
        assert boto3.client("sts", endpoint_url=endpoint).get_caller_identity()["Account"] == "000000000000"
        print("done")
        """;

    [SkippableFact]
    public async Task Script_TablesObjectsAndIdentity_Works()
    {
        Skip.IfNot(await PythonTool.HasBoto3Async(), "boto3 is not installed.");

        var (exitCode, output, error) = await PythonTool.RunAsync("-c", Script, fixture.Host.Url);

        Assert.True(exitCode == 0, error);
        Assert.Equal("done", output.Trim());
    }
}
