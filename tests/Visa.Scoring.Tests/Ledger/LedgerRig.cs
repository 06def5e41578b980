using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Policies;

namespace Visa.Scoring.Tests.Ledger;

/// <summary>A ledger over a real database. Making another over the same one is a restart, or another task.</summary>
internal sealed class LedgerRig : IDbContextFactory<AlertsDbContext>, IDisposable
{
    private readonly TestDatabase _database;
    private readonly DbContextOptions<AlertsDbContext> _options;

    public LedgerRig(TestDatabase database, long rememberedDecisions = 1_000_000, params IInterceptor[] interceptors)
    {
        _database = database;
        var builder = new DbContextOptionsBuilder<AlertsDbContext>().AddInterceptors(interceptors);
        database.Use(builder);
        _options = (DbContextOptions<AlertsDbContext>)builder.Options;
        Ledger = new DecisionLedger(this, PolicyStoreIn(database.Folder), Options.Create(new AlertsOptions { RememberedDecisions = rememberedDecisions }), TimeProvider.System);
        Queries = new AlertQueries(this);
    }

    public DecisionLedger Ledger { get; }

    public AlertQueries Queries { get; }

    public AlertsDbContext CreateDbContext() => new(_options);

    /// <summary>What a start does first.</summary>
    public Task PrepareAsync() => new AlertsDatabase(_database.Schema(this), NullLogger<AlertsDatabase>.Instance).StartingAsync(default);

    public void Dispose() => Ledger.Dispose();

    public static PolicyStore PolicyStoreIn(TempFolder folder) => new(PolicySourceIn(folder));

    public static PolicySource PolicySourceIn(TempFolder folder)
    {
        var path = folder.File("policy.yaml");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, PolicyTexts.Amounts("1"));
        }

        return new PolicySource(Options.Create(new PolicyOptions { Policy = path }), new Environment());
    }

    private sealed class Environment : IHostEnvironment
    {
        public string ApplicationName { get; set; } = "Visa.Scoring";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public string EnvironmentName { get; set; } = "Test";
    }
}
