using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Visa.LocalAws.Tests.DynamoDb;

/// <summary>A table as the Kinesis Client Library makes it, and its items.</summary>
internal static class LeaseTable
{
    public static async Task<string> CreateAsync(IAmazonDynamoDB client)
    {
        var name = $"leases-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            AttributeDefinitions = [new("leaseKey", ScalarAttributeType.S)],
            KeySchema = [new("leaseKey", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return name;
    }

    public static Dictionary<string, AttributeValue> Key(string lease) => new() { ["leaseKey"] = new(lease) };

    public static Dictionary<string, AttributeValue> Lease(string lease, int counter = 0) => new()
    {
        ["leaseKey"] = new(lease),
        ["leaseCounter"] = Number(counter),
        ["checkpoint"] = new("TRIM_HORIZON"),
    };

    public static AttributeValue Number(long number) => new() { N = number.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
