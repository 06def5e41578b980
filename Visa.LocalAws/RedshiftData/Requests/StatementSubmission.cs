using System.Text.Json;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Sessions;
using Visa.LocalAws.RedshiftData.Statements;
using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>Takes a statement in: the same token gives the same statement, and what was taken in is on disk before the caller knows.</summary>
internal sealed class StatementSubmission(StatementStore store, StatementRunner runner, SessionRegistry sessions, WarehouseCatalog catalog, TimeProvider time) : IDisposable
{
    /// <summary>The Data API's quota of statements that are not over.</summary>
    private const int MostActive = 500;

    private readonly SemaphoreSlim _submitting = new(1, 1);

    public async Task<Statement> SubmitAsync(StatementInput input, AwsInput request, bool isBatch, CancellationToken cancellationToken)
    {
        await _submitting.WaitAsync(cancellationToken);
        Statement statement;
        try
        {
            if (Known(input) is { } known)
                return known;
            if (store.ActiveCount >= MostActive)
                throw new AwsException("ActiveStatementsExceededException", $"Active statements exceeded the allowed quota ({MostActive}).");
            // Whether or not the caller still waits: a statement that is written and not started would be known by its token and never end.
            statement = await store.AddAsync(Create(input, request, isBatch), CancellationToken.None);
        }
        finally
        {
            _submitting.Release();
        }
        runner.Start(statement);
        if (input.Wait > TimeSpan.Zero)
            await store.WaitAsync(statement.Id, input.Wait, cancellationToken);
        return store.Find(statement.Id) ?? statement;
    }

    public void Dispose() => _submitting.Dispose();

    public static void WriteAnswer(Utf8JsonWriter json, Statement statement, bool hasWaited)
    {
        json.WriteString("Id", statement.Id);
        json.WriteTimestamp("CreatedAt", statement.CreatedAt);
        json.WriteString("Database", statement.Database);
        WriteIfThere(json, "ClusterIdentifier", statement.Cluster);
        WriteIfThere(json, "WorkgroupName", statement.Workgroup);
        WriteIfThere(json, "DbUser", statement.DbUser);
        WriteIfThere(json, "SecretArn", statement.SecretArn);
        WriteIfThere(json, "SessionId", statement.SessionId);
        if (!hasWaited)
            return;
        json.WriteString("Status", statement.State);
        json.WriteNumber("RedshiftPid", statement.Pid);
        json.WriteBoolean("HasResultSet", statement.Parts.Any(part => part.HasResult));
    }

    public static void WriteIfThere(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private Statement? Known(StatementInput input)
    {
        if (input.ClientToken is not { } token || store.All.FirstOrDefault(statement => statement.ClientToken == token) is not { } known)
            return null;
        return known.Fingerprint == input.Fingerprint ? known : throw AwsErrors.Validation("The ClientToken was used for another request.");
    }

    private Statement Create(StatementInput input, AwsInput request, bool isBatch)
    {
        var keepAlive = input.KeepAlive is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var target = input.SessionId is null
            ? ConnectionTarget.Read(request, catalog)
            : new ConnectionTarget(request.String("WorkgroupName"), request.String("ClusterIdentifier"), sessions.DatabaseOf(input.SessionId, keepAlive), request.String("DbUser"), request.String("SecretArn"));
        var session = input.SessionId;
        if (session is null && keepAlive > TimeSpan.Zero && catalog.Find(target.Database) is { } database)
            session = sessions.Create(database, keepAlive.Value);
        var now = time.GetUtcNow();
        return new Statement
        {
            Id = Guid.NewGuid().ToString(),
            Parts = [.. input.Sqls.Select(sql => new StatementPart(sql) { CreatedAt = now, UpdatedAt = now })],
            IsBatch = isBatch,
            IsAutoCommit = input.IsAutoCommit,
            Database = target.Database,
            Workgroup = target.Workgroup,
            Cluster = target.Cluster,
            DbUser = target.DbUser,
            SecretArn = target.SecretArn,
            Name = input.Name,
            ClientToken = input.ClientToken,
            Fingerprint = input.Fingerprint,
            SessionId = session,
            IsCsv = input.IsCsv,
            Parameters = input.Parameters,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
