using System.Text.Json;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>DescribeLimits and DescribeEndpoints, as a new account in a large region sees them.</summary>
internal static class AccountLimits
{
    private const int AccountUnits = 80_000;
    private const int TableUnits = 40_000;
    private const int EndpointMinutes = 1440;

    public static ValueTask DescribeLimitsAsync(Database _, JsonElement _1, Utf8JsonWriter reply, CancellationToken _2)
    {
        reply.WriteNumber("AccountMaxReadCapacityUnits", AccountUnits);
        reply.WriteNumber("AccountMaxWriteCapacityUnits", AccountUnits);
        reply.WriteNumber("TableMaxReadCapacityUnits", TableUnits);
        reply.WriteNumber("TableMaxWriteCapacityUnits", TableUnits);
        return ValueTask.CompletedTask;
    }

    public static ValueTask DescribeEndpointsAsync(Database database, JsonElement _1, Utf8JsonWriter reply, CancellationToken _2)
    {
        reply.WriteStartArray("Endpoints");
        reply.WriteStartObject();
        reply.WriteString("Address", $"dynamodb.{database.Region}.amazonaws.com");
        reply.WriteNumber("CachePeriodInMinutes", EndpointMinutes);
        reply.WriteEndObject();
        reply.WriteEndArray();
        return ValueTask.CompletedTask;
    }
}
