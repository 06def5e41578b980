using Microsoft.EntityFrameworkCore;

namespace Visa.Orchestrator.Runs;

public sealed class RunDatabase(DbContextOptions<RunDatabase> options) : DbContext(options)
{
    public DbSet<RunRow> Runs => Set<RunRow>();

    public static void Use(DbContextOptionsBuilder options, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        options.UseSqlite($"Data Source={file}");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RunRow>(run =>
        {
            run.HasIndex(row => new { row.Dag, row.RunKey }).IsUnique();
            run.Property(row => row.State).HasConversion<string>();
            run.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.RunId);
        });
        modelBuilder.Entity<StepRow>(step =>
        {
            step.HasIndex(row => new { row.RunId, row.Name }).IsUnique();
            step.Property(row => row.State).HasConversion<string>();
        });
    }
}
