using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Visa.Domain.Decisions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Feedback;

namespace Visa.Scoring.Ledger;

/// <summary>The alert queue and what keeps it exact. Names are snake_case; times are UTC milliseconds since 1970.</summary>
internal sealed class AlertsDbContext(DbContextOptions<AlertsDbContext> options) : DbContext(options)
{
    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<GivenFeedback> Feedback => Set<GivenFeedback>();

    public DbSet<SettledDecision> SettledDecisions => Set<SettledDecision>();

    public DbSet<ConflictingDecision> ConflictingDecisions => Set<ConflictingDecision>();

    public DbSet<RejectedDecision> RejectedDecisions => Set<RejectedDecision>();

    public DbSet<ShardPosition> ShardPositions => Set<ShardPosition>();

    public DbSet<LedgerTotals> Totals => Set<LedgerTotals>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<DecisionOutcome>().HaveConversion<string>();
        configurationBuilder.Properties<AlertVerdict>().HaveConversion<string>();
        configurationBuilder.Properties<DegradeStep>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts").HasKey(a => a.Number);
            alert.HasIndex(a => a.TransactionId).IsUnique();
            alert.HasIndex(a => new { a.Outcome, a.Number });
            alert.HasIndex(a => new { a.Verdict, a.Number });
            alert.Property(a => a.ClaimedBy).IsConcurrencyToken();
            alert.Property(a => a.Reasons).HasConversion(new ReasonsJson(), ReasonsJson.Comparer);
            alert.Property(a => a.ModelVersion).HasConversion<StorableText>();
            alert.Property(a => a.PolicyVersion).HasConversion<StorableText>();
            alert.Property(a => a.RiskVersion).HasConversion<StorableText>();
            alert.Property(a => a.Note).HasConversion<StorableText>();
        });
        modelBuilder.Entity<GivenFeedback>(feedback =>
        {
            feedback.ToTable("feedback").HasKey(f => f.Number);
            feedback.HasIndex(f => new { f.SentAt, f.Number });
            feedback.HasIndex(f => f.TransactionId);
            feedback.Property(f => f.Note).HasConversion<StorableText>();
        });
        modelBuilder.Entity<SettledDecision>(settled =>
        {
            settled.ToTable("settled_decisions").HasKey(s => s.Number);
            settled.HasIndex(s => s.TransactionId).IsUnique();
        });
        modelBuilder.Entity<ConflictingDecision>(conflict =>
        {
            conflict.ToTable("conflicting_decisions").HasKey(c => c.Number);
            conflict.HasIndex(c => c.TransactionId);
        });
        modelBuilder.Entity<RejectedDecision>(rejected =>
        {
            rejected.ToTable("rejected_decisions").HasKey(r => r.Number);
            rejected.Property(r => r.Error).HasConversion<StorableText>();
        });
        modelBuilder.Entity<ShardPosition>().ToTable("shard_positions").HasKey(p => new { p.Stream, p.ShardId });
        modelBuilder.Entity<LedgerTotals>(totals =>
        {
            totals.ToTable("ledger_totals").HasKey(t => t.Id);
            totals.Property(t => t.Id).ValueGeneratedNever();
            totals.HasData(new LedgerTotals());
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }

    /// <summary>PostgreSQL has no NUL in a text; a decision or a note that has one must not stop the queue.</summary>
    private sealed class StorableText() : ValueConverter<string, string>(
        text => text.Replace('\0', '\uFFFD'),
        text => text);

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private sealed class ReasonsJson() : ValueConverter<IReadOnlyList<AlertReason>, string>(
        reasons => JsonSerializer.Serialize(reasons, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<AlertReason[]>(json, JsonSerializerOptions.Web)!)
    {
        public static readonly ValueComparer<IReadOnlyList<AlertReason>> Comparer = new(
            (left, right) => left!.SequenceEqual(right!),
            reasons => reasons.Count,
            reasons => reasons);
    }
}
