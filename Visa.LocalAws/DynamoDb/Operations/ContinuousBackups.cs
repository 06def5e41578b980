using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>DescribeContinuousBackups and UpdateContinuousBackups: the setting is kept and reported, no backup is made.</summary>
internal static class ContinuousBackups
{
    public static async ValueTask DescribeAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        await table.SettleAsync(cancellationToken);
        Write(reply, table.Definition);
    }

    public static async ValueTask UpdateAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        var table = TableName.FindNamed(database, request);
        var given = request.Member("PointInTimeRecoverySpecification") ?? throw RequestMembers.Missing("PointInTimeRecoverySpecification");
        var isEnabled = given.Flag("PointInTimeRecoveryEnabled") ?? throw RequestMembers.Missing("PointInTimeRecoveryEnabled");
        Write(reply, await table.DefineAsync(definition => definition! with { IsContinuouslyBackedUp = isEnabled }, cancellationToken));
    }

    private static void Write(Utf8JsonWriter reply, TableDefinition table)
    {
        reply.WriteStartObject("ContinuousBackupsDescription");
        reply.WriteString("ContinuousBackupsStatus", "ENABLED");
        reply.WriteStartObject("PointInTimeRecoveryDescription");
        reply.WriteString("PointInTimeRecoveryStatus", table.IsContinuouslyBackedUp ? "ENABLED" : "DISABLED");
        reply.WriteEndObject();
        reply.WriteEndObject();
    }
}
