using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Amazon.Kinesis.ClientLibrary.Leases;

/// <summary>Creates the lease table.</summary>
internal static class LeaseTable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    public static async Task EnsureAsync(IAmazonDynamoDB dynamoDb, string table, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await FindStatusAsync(dynamoDb, table, cancellationToken);
            if (status == TableStatus.ACTIVE || status == TableStatus.UPDATING)
                return;
            if (status is null)
                await CreateAsync(dynamoDb, table, cancellationToken);
            else
                await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private static async Task<TableStatus?> FindStatusAsync(IAmazonDynamoDB dynamoDb, string table, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await dynamoDb.DescribeTableAsync(new DescribeTableRequest { TableName = table }, cancellationToken);
            return answer.Table.TableStatus;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static async Task CreateAsync(IAmazonDynamoDB dynamoDb, string table, CancellationToken cancellationToken)
    {
        var request = new CreateTableRequest
        {
            TableName = table,
            AttributeDefinitions = [new(LeaseItem.Key, ScalarAttributeType.S)],
            KeySchema = [new(LeaseItem.Key, KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        };
        try
        {
            await dynamoDb.CreateTableAsync(request, cancellationToken);
        }
        catch (ResourceInUseException)
        {
            // Another worker was faster.
        }
    }
}
