using System.Text;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Warehouse;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>Asks a database what it holds, for the listing operations.</summary>
internal sealed class CatalogReader(WarehouseCatalog catalog, SealedTokens tokens)
{
    private const int DefaultPage = 1000;

    /// <summary>The warehouse's own schemas, which Redshift would not have.</summary>
    public const string Hidden = "schema_name NOT IN ('main', 'visa_system', 'temp')";

    /// <summary>Throws ValidationException.</summary>
    public static AwsInput Check(ReadOnlyMemory<byte> body, bool needsDatabase = true)
    {
        var input = AwsInput.Parse(body);
        var constraints = new Constraints().Range(input.Integer("MaxResults"), "maxResults", 0, DefaultPage);
        if (needsDatabase)
            constraints.NotNull(input.String("Database"), "database");
        ConnectionTarget.Check(input, constraints);
        constraints.ThrowIfBroken();
        return input;
    }

    /// <summary>Throws ValidationException, DatabaseConnectionException.</summary>
    public async Task<List<string?[]>> AskAsync(AwsInput input, string sql, CancellationToken cancellationToken)
    {
        var target = ConnectionTarget.Read(input, catalog);
        var name = input.String("ConnectedDatabase") ?? target.Database;
        var database = catalog.Find(name) ?? throw new AwsException("DatabaseConnectionException", $"FATAL: database \"{name}\" does not exist", 500);
        using var use = await database.UseAsync(cancellationToken);
        using var connection = database.Connect();
        try
        {
            return DuckDbCommands.Rows(connection, sql, cancellationToken);
        }
        catch (SqlRefusal refusal)
        {
            throw AwsErrors.Validation(refusal.Message);
        }
    }

    /// <summary>A pattern with % and _ as a condition.</summary>
    public static string Like(string column, string? pattern) => pattern is null ? "true" : $"{column} LIKE {SqlToken.Literal(pattern)}";

    /// <summary>The page that a call asks for.</summary>
    /// <returns>The page and the token of the next; null when it is the last.</returns>
    public (List<T> Page, string? NextToken) Page<T>(AwsInput input, string operation, IReadOnlyList<T> all)
    {
        var start = 0;
        if (input.String("NextToken") is { } token)
            start = tokens.Open(operation, token) is { } content && int.TryParse(Encoding.UTF8.GetString(content), out var at) ? at : throw AwsErrors.Validation("Invalid NextToken.");
        var most = input.Integer("MaxResults") is { } given and > 0 ? given : DefaultPage;
        var page = all.Skip(start).Take(most).ToList();
        return (page, start + page.Count < all.Count ? tokens.Seal(operation, Encoding.UTF8.GetBytes($"{start + page.Count}")) : null);
    }
}
