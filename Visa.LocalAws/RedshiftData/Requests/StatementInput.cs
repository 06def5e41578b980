using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>What ExecuteStatement and BatchExecuteStatement have in common.</summary>
internal sealed partial record StatementInput
{
    private const int MostSqlBytes = 100 * 1024;
    private const int MostSqls = 40;
    private const int MostName = 2048;
    private const int MostToken = 64;
    private const int MostKeepAlive = 86400;
    private const int MostWait = 30;
    private const string NamePattern = "^[0-9a-zA-Z_]+$";

    public required IReadOnlyList<string> Sqls { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public string? Name { get; init; }

    public string? ClientToken { get; init; }

    public string? SessionId { get; init; }

    /// <summary>Seconds that a session is kept; a call with it and without a session makes one.</summary>
    public int? KeepAlive { get; init; }

    public bool IsCsv { get; init; }

    public bool IsAutoCommit { get; init; }

    /// <summary>How long the caller waits for the end.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>A digest of all that was asked.</summary>
    public required string Fingerprint { get; init; }

    [GeneratedRegex(NamePattern)]
    private static partial Regex NameForm { get; }

    public static StatementInput Read(ReadOnlyMemory<byte> body, bool isBatch, out AwsInput input)
    {
        input = AwsInput.Parse(body);
        var sqls = isBatch ? input.StringList("Sqls") : input.String("Sql") is { } sql ? new List<string> { sql } : null;
        var keepAlive = input.Integer("SessionKeepAliveSeconds");
        var wait = input.Integer("WaitTimeSeconds");
        var constraints = new Constraints()
            .NotNull(sqls, isBatch ? "sqls" : "sql")
            .Check(!isBatch || sqls is null or { Count: > 0 }, "[]", "sqls", "Member must have length greater than or equal to 1")
            .Check(sqls is null or { Count: <= MostSqls }, $"[{sqls?.Count} texts]", "sqls", $"Member must have length less than or equal to {MostSqls}")
            .Length(input.String("StatementName"), "statementName", 0, MostName)
            .Length(input.String("ClientToken"), "clientToken", 1, MostToken)
            .Range(keepAlive, "sessionKeepAliveSeconds", 0, MostKeepAlive)
            .Range(wait, "waitTimeSeconds", 1, MostWait)
            .OneOf(input.String("ResultFormat") ?? "JSON", "resultFormat", "JSON", "CSV")
            .OneOf(input.String("ExecutionMode") ?? "TRANSACTION", "executionMode", "TRANSACTION", "AUTO_COMMIT");
        ConnectionTarget.Check(input, constraints);
        var parameters = ReadParameters(input, constraints);
        constraints.ThrowIfBroken();
        CheckTexts(sqls!, parameters);
        return new StatementInput
        {
            Sqls = sqls!,
            Parameters = parameters,
            Name = input.String("StatementName"),
            ClientToken = input.String("ClientToken"),
            SessionId = input.String("SessionId"),
            KeepAlive = keepAlive,
            IsCsv = input.String("ResultFormat") == "CSV",
            IsAutoCommit = input.String("ExecutionMode") == "AUTO_COMMIT",
            Wait = TimeSpan.FromSeconds(wait ?? 0),
            Fingerprint = Digest(input, sqls!, parameters),
        };
    }

    private static Dictionary<string, string> ReadParameters(AwsInput input, Constraints constraints)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (input.Structures("Parameters") is not { } list)
            return parameters;
        constraints.Check(list.Count > 0, "[]", "parameters", "Member must have length greater than or equal to 1");
        for (var index = 0; index < list.Count; index++)
        {
            var (name, value) = (list[index].String("name"), list[index].String("value"));
            constraints.NotNull(name, $"parameters.{index + 1}.member.name").NotNull(value, $"parameters.{index + 1}.member.value")
                .Pattern(name, $"parameters.{index + 1}.member.name", NameForm, NamePattern)
                .Length(value, $"parameters.{index + 1}.member.value", 1, int.MaxValue);
            if (name is not null && value is not null && !parameters.TryAdd(name, value))
                throw AwsErrors.Validation($"Parameters list contains duplicate parameters. Duplicate parameters: [{name}]");
        }
        return parameters;
    }

    private static void CheckTexts(IReadOnlyList<string> sqls, Dictionary<string, string> parameters)
    {
        if (sqls.Any(sql => Encoding.UTF8.GetByteCount(sql) > MostSqlBytes))
            throw AwsErrors.Validation("Cannot process query string larger than 100kB");
        if (sqls.Any(string.IsNullOrWhiteSpace))
            throw AwsErrors.Validation("Query string must not be empty");
        var used = sqls.SelectMany(ParametersOf).ToHashSet(StringComparer.Ordinal);
        if (parameters.Keys.Where(name => !used.Contains(name)).ToList() is { Count: > 0 } unused)
            throw AwsErrors.Validation($"Parameters list contains unused parameters. Unused parameters: [{string.Join(", ", unused)}]");
        if (used.Where(name => !parameters.ContainsKey(name)).ToList() is { Count: > 0 } missing)
            throw AwsErrors.Validation($"Parameters list is missing parameters. Missing parameters: [{string.Join(", ", missing)}]");
    }

    /// <summary>A text that cannot be cut into tokens fails when it is run.</summary>
    private static IEnumerable<string> ParametersOf(string sql)
    {
        try
        {
            return SqlLexer.Read(sql).Where(token => token.Kind == SqlTokenKind.Parameter).Select(token => token.Value);
        }
        catch (SqlRefusal)
        {
            return [];
        }
    }

    private static string Digest(AwsInput input, IReadOnlyList<string> sqls, Dictionary<string, string> parameters)
    {
        string?[] asked =
        [
            input.String("WorkgroupName"), input.String("ClusterIdentifier"), input.String("Database"), input.String("DbUser"), input.String("SecretArn"), input.String("StatementName"),
            input.String("ExecutionMode"), input.String("ResultFormat"), input.String("SessionId"), .. sqls, .. parameters.Select(pair => $"{pair.Key}={pair.Value}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', asked))));
    }
}
