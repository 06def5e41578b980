using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Visa.Chaos.Processes;

namespace Visa.Chaos.Faults;

/// <summary>
/// Takes a lease from its owner, who learns it with its next renewal only: either for a thief who never renews it, or for nobody, so that
/// the other consumer may begin at once while the first still goes on.
/// </summary>
internal sealed class LeaseTheft(int choice, bool keeps) : IFault
{
    private const string Table = "stream-consumer";

    public string Name => keeps ? "lease stolen" : "lease vacated";

    public async Task StrikeAsync(TestedSystem system, CancellationToken cancellationToken) =>
        await Persistence.UntilItWorksAsync(token => StealAsync(system.DynamoDb, token), cancellationToken);

    private async Task<bool> StealAsync(IAmazonDynamoDB dynamoDb, CancellationToken cancellationToken)
    {
        var scan = await dynamoDb.ScanAsync(new ScanRequest { TableName = Table, ConsistentRead = true }, cancellationToken);
        var owned = scan.Items.Where(item => item.ContainsKey("leaseOwner") && item["checkpoint"].S != "SHARD_END").OrderBy(item => item["leaseKey"].S, StringComparer.Ordinal).ToList();
        if (owned.Count == 0)
            return false;
        var lease = owned[choice % owned.Count];
        var counter = long.Parse(lease["leaseCounter"].N, CultureInfo.InvariantCulture);
        var values = new Dictionary<string, AttributeValue> { [":seen"] = Number(counter), [":next"] = Number(counter + 1) };
        if (keeps)
            values[":thief"] = new AttributeValue("thief");
        await dynamoDb.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = Table,
                Key = new() { ["leaseKey"] = lease["leaseKey"] },
                ConditionExpression = "leaseCounter = :seen",
                UpdateExpression = keeps ? "SET leaseCounter = :next, leaseOwner = :thief" : "SET leaseCounter = :next REMOVE leaseOwner",
                ExpressionAttributeValues = values,
            },
            cancellationToken);
        return true;
    }

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
