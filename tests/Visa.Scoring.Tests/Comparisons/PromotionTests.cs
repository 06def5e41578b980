using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Comparisons;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;
using Visa.Scoring.Tests.Registry;
using Visa.Scoring.Verbs;

namespace Visa.Scoring.Tests.Comparisons;

public sealed class PromotionTests
{
    private const string Key = "models/comparisons/day.json";

    private readonly MemoryModelObjects _objects = new();
    private readonly ModelRegistry _registry;

    public PromotionTests() => _registry = new ModelRegistry(_objects, new FakeTimeProvider());

    [Fact]
    public async Task RunAsync_ABetterChallenger_IsTheChampionAndTheHistorySaysWhy()
    {
        await PrepareAsync(Verdict.Better);

        var result = await RunAsync();

        var state = await _registry.LoadAsync(default);
        Assert.Equal(("new", ModelStage.Retired), (state.Champion, state.StageOf("old")));
        Assert.True(result.HasChanged);
        Assert.Contains("+0.1000 (95 %: +0.0500 to +0.1500) on matured labels, above a margin of 0.005", state.History[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Twice_ChangesNothingTheSecondTime()
    {
        await PrepareAsync(Verdict.Better);
        await RunAsync();
        var before = (await _registry.LoadAsync(default)).History.Length;

        var again = await RunAsync();

        Assert.False(again.HasChanged);
        Assert.Equal(before, (await _registry.LoadAsync(default)).History.Length);
    }

    [Theory]
    [InlineData("NotShown", "not_shown")]
    [InlineData("Worse", "worse")]
    public async Task RunAsync_NoGainShown_IsRefused(string verdict, string word)
    {
        await PrepareAsync(Enum.Parse<Verdict>(verdict));

        var refused = await Assert.ThrowsAsync<LakeException>(RunAsync);

        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        Assert.Equal("old", (await _registry.LoadAsync(default)).Champion);
    }

    [Fact]
    public async Task RunAsync_LabelsNotMature_IsRefused()
    {
        await PrepareAsync(Verdict.Better);
        _objects.Put(Key, VerbOutput.ToJson(new EarlyComparison(EarlyComparison.TooEarly, "wait")));

        Assert.Contains("too_early", (await Assert.ThrowsAsync<LakeException>(RunAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnotherChampionMeanwhile_IsRefused()
    {
        await PrepareAsync(Verdict.Better);
        await ChangeAsync("other", ModelStage.Candidate, ModelStage.Champion);

        var refused = await Assert.ThrowsAsync<LakeException>(RunAsync);

        Assert.Contains("The champion is other by now, not old.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChallengerWasRetired_IsRefused()
    {
        await PrepareAsync(Verdict.Better);
        await ChangeAsync("new", ModelStage.Retired);

        await Assert.ThrowsAsync<LakeException>(RunAsync);
        Assert.Equal("old", (await _registry.LoadAsync(default)).Champion);
    }

    [Fact]
    public async Task RunAsync_SomebodyPromotesAnotherAtTheSameMoment_DoesNotOverrideThem()
    {
        await PrepareAsync(Verdict.Better);
        await ChangeAsync("other", ModelStage.Candidate);
        var theirs = new StageChange(6, DateTimeOffset.UnixEpoch, "other", ModelStage.Champion, "ann", "finds more");
        _objects.BeforeWrite = key => _objects.Put(key, JsonSerializer.SerializeToUtf8Bytes(theirs, RegistryJson.Default.StageChange));

        await Assert.ThrowsAsync<LakeException>(RunAsync);
        Assert.Equal("other", (await _registry.LoadAsync(default)).Champion);
    }

    [Fact]
    public async Task RunAsync_NoRecord_SaysHowToMakeIt() =>
        Assert.Contains($"compare --record {Key}", (await Assert.ThrowsAsync<LakeException>(RunAsync)).Message, StringComparison.Ordinal);

    private Task<PromotionResult> RunAsync() => new Promotion(_objects, _registry).RunAsync(Key, default);

    private async Task PrepareAsync(Verdict verdict)
    {
        await ChangeAsync("old", ModelStage.Candidate, ModelStage.Champion);
        await ChangeAsync("new", ModelStage.Candidate, ModelStage.Challenger);
        _objects.Put(Key, VerbOutput.ToJson(new Comparison("new", "old", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 8), 1000, 50, 0.8, 0.7, new ModelMetric(0.1, 0.05, 0.15), 0.005, verdict)));
    }

    private async Task ChangeAsync(string version, params ModelStage[] stages)
    {
        foreach (var stage in stages) await _registry.ChangeAsync(version, stage, "test", "for the test", default);
    }
}
