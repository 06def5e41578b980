using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Registry;

namespace Visa.Scoring.Tests.Registry;

public sealed class ModelRegistryTests
{
    private readonly MemoryModelObjects _objects = new();
    private readonly ModelRegistry _registry;

    public ModelRegistryTests() => _registry = new ModelRegistry(_objects, new FakeTimeProvider());

    [Fact]
    public async Task RegisterAsync_Model_IsACandidateAndReadsBack()
    {
        await _registry.RegisterAsync(Model("a"), "<html>", "training", default);

        var state = await _registry.LoadAsync(default);
        Assert.Equal(ModelStage.Candidate, state.StageOf("a"));
        Assert.Null(state.Champion);
        Assert.Equal("a", (await _registry.ReadModelAsync("a", default)).Description.Version);
    }

    [Fact]
    public async Task RegisterAsync_SameModelTwice_ChangesNothing()
    {
        await _registry.RegisterAsync(Model("a"), "<html>", "training", default);
        await _registry.ChangeAsync("a", ModelStage.Challenger, "training", "evaluated", default);

        await _registry.RegisterAsync(Model("a"), "<html>", "training", default);

        Assert.Equal(2, (await _registry.LoadAsync(default)).History.Length);
    }

    [Fact]
    public async Task RegisterAsync_AnotherModelUnderTheSameVersion_IsRefused()
    {
        await _registry.RegisterAsync(Model("a", leaf: 1), "<html>", "training", default);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _registry.RegisterAsync(Model("a", leaf: 2), "<html>", "training", default));
    }

    [Fact]
    public async Task ChangeAsync_NewChampion_RetiresTheOldOneAndCanBeRolledBack()
    {
        await RegisterAsync("a", "b");
        await _registry.ChangeAsync("a", ModelStage.Champion, "ann", "first", default);
        await _registry.ChangeAsync("b", ModelStage.Challenger, "ann", "try it", default);
        var promoted = await _registry.ChangeAsync("b", ModelStage.Champion, "ann", "finds more", default);

        Assert.Equal(("b", ModelStage.Retired), (promoted.Champion, promoted.StageOf("a")));
        Assert.Equal(5, promoted.History.Length);

        var rolledBack = await _registry.RollBackAsync("ben", "false alarms", default);

        Assert.Equal(("a", ModelStage.Retired), (rolledBack.Champion, rolledBack.StageOf("b")));
        Assert.Equal("b", rolledBack.PreviousChampion);
        Assert.Equal(Enumerable.Range(1, rolledBack.History.Length), rolledBack.History.Select(change => change.Sequence));
    }

    [Theory]
    [InlineData("nobody", "challenger", "no model nobody")]
    [InlineData("a", "candidate", "candidate already")]
    [InlineData("champ", "retired", "is the champion")]
    public async Task ChangeAsync_WhatMayNotBe_IsRefusedWithTheReason(string version, string stage, string expected)
    {
        await RegisterAsync("a", "champ");
        await _registry.ChangeAsync("champ", ModelStage.Champion, "ann", "first", default);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _registry.ChangeAsync(version, Enum.Parse<ModelStage>(stage, ignoreCase: true), "ann", "why not", default));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeAsync_ManyWritersAtOnce_EveryChangeIsInTheHistoryOnce()
    {
        string[] versions = [.. Enumerable.Range(0, 6).Select(i => $"m{i}")];
        await RegisterAsync(versions);

        await Task.WhenAll(versions.Select(version => Task.Run(() => _registry.ChangeAsync(version, ModelStage.Challenger, version, "race", default))));

        var state = await _registry.LoadAsync(default);
        Assert.Equal(versions, state.Challengers);
        Assert.Equal(12, state.History.Length);
    }

    [Fact]
    public async Task LoadAsync_FromAKnownState_ReadsWhatIsNew()
    {
        await RegisterAsync("a");
        var known = await _registry.LoadAsync(default);
        await _registry.ChangeAsync("a", ModelStage.Champion, "ann", "first", default);

        Assert.Equal("a", (await _registry.LoadAsync(default, known)).Champion);
    }

    [Fact]
    public async Task LoadAsync_MissingEntry_IsRefused()
    {
        await RegisterAsync("a", "b", "c");
        _objects.Delete("models/history/00000002.json");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _registry.LoadAsync(default));
    }

    [Fact]
    public async Task ReadModelAsync_DamagedOrMissing_IsRefused()
    {
        await RegisterAsync("a");
        _objects.Put("models/a/model.bin", [1, 2, 3]);

        await Assert.ThrowsAsync<InvalidModelException>(() => _registry.ReadModelAsync("a", default));
        await Assert.ThrowsAsync<InvalidModelException>(() => _registry.ReadModelAsync("b", default));
    }

    private async Task RegisterAsync(params string[] versions)
    {
        foreach (var version in versions) await _registry.RegisterAsync(Model(version), "<html>", "training", default);
    }

    private static TrainedModel Model(string version, double leaf = 1) => new(
        new ModelDescription
        {
            Version = version,
            Learner = "lightgbm",
            TrainedAt = DateTimeOffset.UnixEpoch,
            CatalogueVersion = 1,
            Features = [new ModelFeature(0, "amount", "x", -1)],
            Calibration = new SigmoidCalibration(1, 0),
            Window = new TrainingWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1, 0),
            Metrics = ImmutableSortedDictionary<string, ModelMetric>.Empty,
            Lineage = ImmutableSortedDictionary<string, string>.Empty,
        },
        new TreeEnsemble(1, 0, [new EnsembleTree([], [], [], [], [leaf], [1])]));
}
