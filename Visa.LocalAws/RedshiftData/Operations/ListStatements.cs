using System.Text;
using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData.Operations;

/// <summary>Statements of the last day, newest first; without a Status the finished ones.</summary>
internal sealed class ListStatements(StatementStore store, SealedTokens tokens) : IRedshiftDataOperation
{
    private const int PageLength = 100;
    private const int MostName = 2048;

    public string Name => nameof(ListStatements);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var status = input.String("Status") ?? StatementState.Finished;
        var most = input.Integer("MaxResults");
        var name = input.String("StatementName");
        new Constraints()
            .Range(most, "maxResults", 0, PageLength)
            .Length(name, "statementName", 0, MostName)
            .OneOf(status, "status", StatementState.Submitted, StatementState.Picked, StatementState.Started, StatementState.Finished, StatementState.Aborted, StatementState.Failed, StatementState.All)
            .ThrowIfBroken();
        if (input.Has("ClusterIdentifier") && input.Has("WorkgroupName"))
            throw AwsErrors.Validation("ClusterIdentifier and WorkgroupName cannot both be specified.");

        var after = After(input.String("NextToken"));
        var rest = store.All
            .Where(statement => status == StatementState.All || statement.State == status)
            .Where(statement => name is null || statement.Name?.StartsWith(name, StringComparison.Ordinal) == true)
            .Where(statement => input.String("Database") is not { } database || statement.Database == database)
            .Where(statement => input.String("WorkgroupName") is not { } workgroup || statement.Workgroup == workgroup)
            .Where(statement => input.String("ClusterIdentifier") is not { } cluster || statement.Cluster == cluster)
            .OrderByDescending(SortKey, StringComparer.Ordinal)
            .Where(statement => after is null || string.CompareOrdinal(SortKey(statement), after) < 0)
            .ToList();
        var page = rest.Take(most is null or 0 ? PageLength : most.Value).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Statements");
            page.ForEach(statement => WriteStatement(json, statement));
            json.WriteEndArray();
            if (rest.Count > page.Count)
                json.WriteString("NextToken", tokens.Seal(Name, Encoding.UTF8.GetBytes(SortKey(page[^1]))));
            json.WriteEndObject();
        }));
    }

    private string? After(string? token)
    {
        if (token is null)
            return null;
        return tokens.Open(Name, token) is { } content ? Encoding.UTF8.GetString(content) : throw AwsErrors.Validation("Invalid NextToken.");
    }

    private static string SortKey(Statement statement) => $"{statement.CreatedAt.UtcTicks:D19}/{statement.Id}";

    private static void WriteStatement(Utf8JsonWriter json, Statement statement)
    {
        json.WriteStartObject();
        json.WriteString("Id", statement.Id);
        json.WriteString("Status", statement.State);
        json.WriteBoolean("IsBatchStatement", statement.IsBatch);
        json.WriteTimestamp("CreatedAt", statement.CreatedAt);
        json.WriteTimestamp("UpdatedAt", statement.UpdatedAt);
        json.WriteString("ResultFormat", statement.IsCsv ? "CSV" : "JSON");
        StatementSubmission.WriteIfThere(json, "StatementName", statement.Name);
        StatementSubmission.WriteIfThere(json, "SecretArn", statement.SecretArn);
        StatementSubmission.WriteIfThere(json, "SessionId", statement.SessionId);
        if (!statement.IsBatch)
            json.WriteString("QueryString", statement.Parts[0].Sql);
        json.WriteStartArray("QueryStrings");
        foreach (var part in statement.Parts)
            json.WriteStringValue(part.Sql);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
