using Visa.Decisions.ModelFiles;
using Visa.Scoring.Registry;

namespace Visa.Scoring.Tests.Serving;

public sealed class ServingModelsTests : IAsyncLifetime
{
    private ServingRig _rig = null!;

    public async Task InitializeAsync() => _rig = await ServingRig.StartAsync();

    public Task DisposeAsync()
    {
        _rig.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Live_NoChampion_ServesTheScorecard()
    {
        Assert.True(_rig.Assessors.AreReady);
        Assert.Null(_rig.Models.Live.Champion);
        Assert.Equal("scorecard-1", _rig.Assessors.Current.ModelVersion);
    }

    [Fact]
    public async Task RefreshAsync_Promotion_SwapsAndKeepsTheOldOneForRepeats()
    {
        await _rig.RegisterAsync(ModelStage.Champion, "m1");
        var before = _rig.Assessors.Current;
        await _rig.RegisterAsync(ModelStage.Champion, "m2");

        Assert.Equal(("m1", "m2"), (before.ModelVersion, _rig.Assessors.Current.ModelVersion));
        Assert.Same(before.Model, (await _rig.Assessors.FindAsync("m1", "1", default))!.Model);
        Assert.Equal("scorecard-1", (await _rig.Assessors.FindAsync("scorecard-1", "1", default))!.ModelVersion);
        Assert.Null(await _rig.Assessors.FindAsync("m1", "9", default));
        Assert.Null(await _rig.Assessors.FindAsync("m9", "1", default));
    }

    [Fact]
    public async Task FindAsync_LongRetired_IsLoadedFromTheRegistry()
    {
        await _rig.RegisterAsync(ModelStage.Champion, [.. Enumerable.Range(1, 9).Select(i => $"m{i}")]);
        await _rig.PolicyAsync(PolicyTexts.Amounts("2"));

        var found = await _rig.Assessors.FindAsync("m1", "1", default);

        Assert.Equal(("m1", "1"), (found!.ModelVersion, found.Policy.Version));
        Assert.Equal(("m9", "2"), (_rig.Assessors.Current.ModelVersion, _rig.Assessors.Current.Policy.Version));
    }

    [Fact]
    public async Task RefreshAsync_DamagedChampion_KeepsTheOneBefore()
    {
        await _rig.RegisterAsync(ModelStage.Champion, "m1");
        await _rig.Registry.RegisterAsync(ModelSamples.Model("m2"), "", "training", default);
        await _rig.Registry.ChangeAsync("m2", ModelStage.Champion, "test", "test", default);
        _rig.Lake.Put("models/m2/model.bin", [1, 2, 3]);

        await Assert.ThrowsAsync<InvalidModelException>(() => _rig.Models.RefreshAsync(default));
        await Assert.ThrowsAsync<InvalidModelException>(() => _rig.Models.RefreshAsync(default));
        Assert.Equal("m1", _rig.Models.Live.Champion!.Version);

        _rig.Lake.Put("models/m2/model.bin", ModelFile.Write(ModelSamples.Model("m2")));
        await _rig.Models.RefreshAsync(default);
        Assert.Equal("m2", _rig.Models.Live.Champion!.Version);
    }

    [Fact]
    public async Task RefreshAsync_DamagedChallenger_LeavesTheOthers()
    {
        await _rig.RegisterAsync(ModelStage.Champion, "m1");
        await _rig.RegisterAsync(ModelStage.Challenger, "m2");
        await _rig.Registry.RegisterAsync(ModelSamples.Model("m3"), "", "training", default);
        await _rig.Registry.ChangeAsync("m3", ModelStage.Challenger, "test", "test", default);
        _rig.Lake.Put("models/m3/model.bin", [1, 2, 3]);

        await _rig.Models.RefreshAsync(default);

        Assert.Equal(["m2"], _rig.Models.Live.Challengers.Select(model => model.Version));
    }
}
