using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Visa.Decisions.Policies;
using Visa.Domain.Cards;
using Visa.Scoring.Policies;
using Visa.Scoring.Registry;
using Visa.Scoring.Serving;
using Visa.Scoring.Tests.Ledger;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests.Serving;

/// <summary>Models and policies over a lake in memory, followed by hand.</summary>
internal sealed class ServingRig : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PolicyDesk _desk;

    private ServingRig()
    {
        Registry = new ModelRegistry(Lake, TimeProvider.System);
        Models = new ServingModels(Registry, NullLogger<ServingModels>.Instance);
        var source = LedgerRig.PolicySourceIn(_folder);
        Policies = new PolicyStore(source);
        _desk = new PolicyDesk(new PolicyRegister(Lake), Policies, source, Options.Create(new PolicyOptions()), TimeProvider.System, NullLogger<PolicyDesk>.Instance);
        Assessors = new Assessors(Models, Policies);
    }

    public MemoryModelObjects Lake { get; } = new();

    public ModelRegistry Registry { get; }

    public ServingModels Models { get; }

    public PolicyStore Policies { get; }

    public Assessors Assessors { get; }

    public static async Task<ServingRig> StartAsync()
    {
        var rig = new ServingRig();
        await rig.RefreshAsync();
        return rig;
    }

    public async Task RefreshAsync()
    {
        await _desk.RefreshAsync(default);
        await Models.RefreshAsync(default);
    }

    public async Task PolicyAsync(string text)
    {
        await File.WriteAllTextAsync(_folder.File("policy.yaml"), text);
        await _desk.RefreshAsync(default);
    }

    public async Task RegisterAsync(ModelStage stage, params string[] versions)
    {
        foreach (var version in versions)
        {
            await Registry.RegisterAsync(ModelSamples.Model(version), "<html>", "training", default);
            await Registry.ChangeAsync(version, stage, "test", "test", default);
        }

        await Models.RefreshAsync(default);
    }

    public static TransactionFacts Facts(int number) => new(
        DecisionSamples.Id(number), new CardToken((UInt128)number << 64 | 77), DecisionSamples.Start.AddSeconds(number), $"M{number % 9}", number % 5 == 0 ? "FR" : "US", "US", 5411);

    public void Dispose()
    {
        _desk.Dispose();
        Models.Dispose();
        _folder.Dispose();
    }
}
