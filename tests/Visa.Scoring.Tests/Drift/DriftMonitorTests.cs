using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Visa.Domain.Decisions;
using Visa.Features;
using Visa.Scoring.Drift;
using Visa.Scoring.Evaluation;
using Visa.Scoring.Registry;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Tests.Serving;
using Visa.Scoring.Traffic;

namespace Visa.Scoring.Tests.Drift;

public sealed class DriftMonitorTests : IAsyncLifetime
{
    private static readonly int Amount = FeatureCatalogue.IndexOf("amount");
    private static readonly int Speed = FeatureCatalogue.IndexOf("km_per_hour");

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Random _random = new(5);
    private ServingRig _rig = null!;
    private DriftMonitor _monitor = null!;

    public async Task InitializeAsync()
    {
        _rig = await ServingRig.StartAsync();
        _monitor = new DriftMonitor(_rig.Models, _rig.Registry, Options.Create(new DriftOptions { WindowRows = 400 }), new ScoringTelemetry(_services.GetRequiredService<IMeterFactory>()));
    }

    public async Task DisposeAsync()
    {
        _rig.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Current_TrafficAsInTraining_IsStable()
    {
        await PromoteAsync("d1");

        await ReadAsync("d1", rows: 400, scale: 1);

        var report = _monitor.Current!;
        Assert.Equal(("d1", 400), (report.ModelVersion, report.Rows));
        Assert.All(report.Features, found => Assert.InRange(found.Index, 0, 0.1));
        Assert.DoesNotContain(report.Features, found => found.HasOddMissing);
    }

    [Fact]
    public async Task Current_AmountsMovedAndValuesGone_SaysWhichAndAgreesWithTheDefinition()
    {
        await PromoteAsync("d1");
        var amounts = await ReadAsync("d1", rows: 400, scale: 5, missingSpeed: 0.9);

        var report = _monitor.Current!;

        var moved = report.Features.Single(found => found.Feature == "amount");
        var profile = (await _rig.Registry.ReadProfileAsync("d1", default))!;
        Assert.Equal(new PopulationStability(profile.Features["amount"]).Index([.. amounts]), moved.Index, 9);
        Assert.True(moved.Index > 0.25);
        Assert.True(report.Features.Single(found => found.Feature == "km_per_hour").HasOddMissing);
    }

    [Fact]
    public async Task Current_NewChampion_StartsOver()
    {
        await PromoteAsync("d1");
        await ReadAsync("d1", rows: 450, scale: 1);
        await PromoteAsync("d2");

        await ReadAsync("d1", rows: 30, scale: 1);
        Assert.Null(_monitor.Current);
        await ReadAsync("d2", rows: 30, scale: 1);

        Assert.Equal(("d2", 30), (_monitor.Current!.ModelVersion, _monitor.Current.Rows));
    }

    [Fact]
    public async Task Quality_WithoutAModel_CountsWhatIsMissingAndConstant()
    {
        await ReadAsync("scorecard-1", rows: 50, scale: 1, missingSpeed: 1);

        var quality = _monitor.Quality;

        Assert.Null(_monitor.Current);
        Assert.Equal((50, 50, 0, 0), (quality.Rows, quality.Approved, quality.Reviewed, quality.Declined));
        Assert.Equal(["km_per_hour"], quality.AlwaysMissing);
        Assert.DoesNotContain("amount", quality.Constant);
        Assert.Equal(FeatureCatalogue.Count - 2, quality.Constant.Count);
    }

    private async Task PromoteAsync(string version)
    {
        var random = new Random(1);
        float[] amounts = [.. Enumerable.Range(0, 5_000).Select(_ => Draw(random, 1))];
        float[] speeds = [.. Enumerable.Range(0, 5_000).Select(i => i % 10 == 0 ? float.NaN : (float)(random.NextDouble() * 100))];
        var features = ImmutableSortedDictionary<string, ValueProfile>.Empty
            .Add("amount", new PopulationStability(amounts).Expected).Add("km_per_hour", new PopulationStability(speeds).Expected);
        await _rig.Registry.WriteProfileAsync(version, new ModelProfile(features, new PopulationStability([.. amounts.Select(amount => amount / 1000)]).Expected), default);
        await _rig.RegisterAsync(ModelStage.Champion, version);
    }

    private async Task<List<float>> ReadAsync(string version, int rows, float scale, double missingSpeed = 0.1)
    {
        var values = ArrayPool<float>.Shared.Rent(rows * FeatureCatalogue.Count);
        Array.Clear(values);
        var amounts = new List<float>();
        for (var row = 0; row < rows; row++)
        {
            var vector = values.AsSpan(row * FeatureCatalogue.Count, FeatureCatalogue.Count);
            amounts.Add(vector[Amount] = Draw(_random, scale));
            vector[Speed] = _random.NextDouble() < missingSpeed ? float.NaN : (float)(_random.NextDouble() * 100);
        }

        using var batch = new LiveBatch(
            values, [.. Enumerable.Range(0, rows).Select(ServingRig.Facts)], [.. amounts.Select(amount => new LiveAnswer(Math.Min(1, amount / 1000), DecisionOutcome.Approve))], version, DecisionSamples.Start);
        await _monitor.ReadAsync(batch, default);
        return amounts;
    }

    private static float Draw(Random random, float scale) => (float)(Math.Exp(random.NextDouble() * 4) * scale);
}
