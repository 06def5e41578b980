using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>Tells how a statement stands. Durations are in nanoseconds; -1 means not known.</summary>
internal sealed class DescribeStatement(StatementStore store) : IRedshiftDataOperation
{
    private const int MostWait = 30;

    public string Name => nameof(DescribeStatement);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var wait = input.Integer("WaitTimeSeconds");
        new Constraints().Range(wait, "waitTimeSeconds", 1, MostWait).ThrowIfBroken();
        var (found, part) = StatementId.Find(input, store);
        if (wait is { } seconds && !found.IsOver)
        {
            await store.WaitAsync(found.Id, TimeSpan.FromSeconds(seconds), cancellationToken);
            found = store.Find(found.Id) ?? found;
        }
        await store.SettleAsync(cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            WriteStatement(json, found, part);
            json.WriteEndObject();
        });
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement statement, int? part)
    {
        WriteConnection(json, statement);
        if (part is { } index)
        {
            WritePart(json, statement, index);
            json.WriteNumber("RedshiftPid", statement.Pid);
            return;
        }
        if (!statement.IsBatch)
        {
            WritePart(json, statement with { Parts = [statement.Parts[0] with { State = statement.State, Error = statement.Error, CreatedAt = statement.CreatedAt, UpdatedAt = statement.UpdatedAt }] }, 0);
            json.WriteNumber("RedshiftPid", statement.Pid);
            return;
        }
        json.WriteString("Id", statement.Id);
        WriteOutcome(json, statement.State, statement.Error, statement.Duration);
        json.WriteTimestamp("CreatedAt", statement.CreatedAt);
        json.WriteTimestamp("UpdatedAt", statement.UpdatedAt);
        json.WriteBoolean("HasResultSet", statement.Parts.Any(each => each.HasResult));
        json.WriteNumber("RedshiftPid", statement.Pid);
        json.WriteNumber("RedshiftQueryId", 0);
        json.WriteNumber("ResultRows", -1);
        json.WriteNumber("ResultSize", -1);
        json.WriteString("ExecutionMode", statement.IsAutoCommit ? "AUTO_COMMIT" : "TRANSACTION");
        json.WriteStartArray("SubStatements");
        for (var at = 0; at < statement.Parts.Count; at++)
        {
            json.WriteStartObject();
            WritePart(json, statement, at);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteConnection(Utf8JsonWriter json, Statement statement)
    {
        json.WriteString("Database", statement.Database);
        json.WriteString("ResultFormat", statement.IsCsv ? "CSV" : "JSON");
        StatementSubmission.WriteIfThere(json, "ClusterIdentifier", statement.Cluster);
        StatementSubmission.WriteIfThere(json, "WorkgroupName", statement.Workgroup);
        StatementSubmission.WriteIfThere(json, "DbUser", statement.DbUser);
        StatementSubmission.WriteIfThere(json, "SecretArn", statement.SecretArn);
        StatementSubmission.WriteIfThere(json, "SessionId", statement.SessionId);
        if (statement.Parameters.Count == 0)
            return;
        json.WriteStartArray("QueryParameters");
        foreach (var (name, value) in statement.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter json, Statement statement, int index)
    {
        var part = statement.Parts[index];
        json.WriteString("Id", statement.PartId(index));
        json.WriteString("QueryString", part.Sql);
        WriteOutcome(json, part.State, part.Error, part.Duration);
        json.WriteTimestamp("CreatedAt", part.CreatedAt);
        json.WriteTimestamp("UpdatedAt", part.UpdatedAt);
        json.WriteBoolean("HasResultSet", part.HasResult);
        json.WriteNumber("RedshiftQueryId", part.QueryId);
        json.WriteNumber("ResultRows", part.Rows);
        json.WriteNumber("ResultSize", part.Bytes);
    }

    private static void WriteOutcome(Utf8JsonWriter json, string state, string? error, TimeSpan duration)
    {
        json.WriteString("Status", state);
        StatementSubmission.WriteIfThere(json, "Error", error);
        json.WriteNumber("Duration", StatementState.IsOver(state) ? duration.Ticks * TimeSpan.NanosecondsPerTick : -1);
    }
}
