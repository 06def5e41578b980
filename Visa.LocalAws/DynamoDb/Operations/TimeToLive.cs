using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>UpdateTimeToLive and DescribeTimeToLive.</summary>
internal static class TimeToLive
{
    public static async ValueTask UpdateAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        var given = request.Member("TimeToLiveSpecification") ?? throw RequestMembers.Missing("TimeToLiveSpecification");
        var attribute = given.RequiredText("AttributeName");
        var isEnabled = given.Flag("Enabled") ?? throw RequestMembers.Missing("Enabled");
        await table.DefineAsync(definition => Change(definition!, attribute, isEnabled), cancellationToken);
        reply.WriteStartObject("TimeToLiveSpecification");
        reply.WriteString("AttributeName", attribute);
        reply.WriteBoolean("Enabled", isEnabled);
        reply.WriteEndObject();
    }

    public static async ValueTask DescribeAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        await table.SettleAsync(cancellationToken);
        var attribute = table.Definition.TimeToLiveAttribute;
        reply.WriteStartObject("TimeToLiveDescription");
        if (attribute is not null)
            reply.WriteString("AttributeName", attribute);
        reply.WriteString("TimeToLiveStatus", attribute is null ? "DISABLED" : "ENABLED");
        reply.WriteEndObject();
    }

    private static TableDefinition Change(TableDefinition table, string attribute, bool isEnabled)
    {
        if (isEnabled && table.TimeToLiveAttribute is not null)
            throw ValidationFailure.Of("TimeToLive is already enabled");
        if (!isEnabled && table.TimeToLiveAttribute is null)
            throw ValidationFailure.Of("TimeToLive is already disabled");
        if (!isEnabled && table.TimeToLiveAttribute != attribute)
            throw ValidationFailure.Of($"TimeToLive is active on a different AttributeName: current AttributeName is {table.TimeToLiveAttribute}");
        return table with { TimeToLiveAttribute = isEnabled ? attribute : null };
    }
}
