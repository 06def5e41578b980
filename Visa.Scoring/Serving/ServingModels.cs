using System.Collections.Immutable;
using Visa.Decisions.ModelFiles;
using Visa.Features;
using Visa.Scoring.Registry;

namespace Visa.Scoring.Serving;

/// <summary>
/// Follows the registry: a new champion is loaded and warmed up beside the old one, then takes its place for the batches to come; those under way finish on the old one.
/// </summary>
internal sealed class ServingModels(ModelRegistry registry, ILogger<ServingModels> logger) : IDisposable
{
    /// <summary>Models that decisions were made with before, kept for whoever repeats them.</summary>
    private const int EarlierModels = 4;

    private const int WarmUpRows = 64;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LinkedList<ServingModel> _earlier = [];
    private volatile RegistryState _state = RegistryState.Empty;
    private volatile LiveModels _live = LiveModels.None;
    private volatile bool _isLoaded;
    private bool _isComplete;

    public LiveModels Live => _live;

    /// <summary>What the registry said last.</summary>
    public RegistryState State => _state;

    /// <summary>False until it is known which model decides.</summary>
    public bool IsLoaded => _isLoaded;

    /// <exception cref="InvalidModelException">The champion cannot be served; the one before it stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var state = await registry.LoadAsync(cancellationToken, _state);
            if (_isComplete && state.History.Length == _state.History.Length) return;
            (_state, _isComplete) = (state, false);
            var champion = state.Champion is { } version ? await LoadAsync(version, cancellationToken) : null;
            var challengers = await ChallengersAsync(state, cancellationToken);
            Swap(new LiveModels(champion, challengers));
            _isComplete = challengers.Length == state.Challengers.Length;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A model by its name: one in use, one that was, or one that the registry still has; null when there is none.</summary>
    /// <exception cref="InvalidModelException">Its file is damaged, or needs another program.</exception>
    public async Task<ServingModel?> FindAsync(string version, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Loaded(version) is { } loaded) return loaded;
            if (_state.StageOf(version) is null) _state = await ReadStateAsync(cancellationToken);
            if (_state.StageOf(version) is null) return null;
            var found = await LoadAsync(version, cancellationToken);
            Remember(found);
            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Makes the next refresh look at all of it, since the state moves on without the models here.</summary>
    private async Task<RegistryState> ReadStateAsync(CancellationToken cancellationToken)
    {
        _isComplete = false;
        return await registry.LoadAsync(cancellationToken, _state);
    }

    private async Task<ImmutableArray<ServingModel>> ChallengersAsync(RegistryState state, CancellationToken cancellationToken)
    {
        var challengers = ImmutableArray.CreateBuilder<ServingModel>();
        foreach (var version in state.Challengers)
        {
            try
            {
                challengers.Add(await LoadAsync(version, cancellationToken));
            }
            catch (InvalidModelException exception)
            {
                logger.ChallengerNotServed(exception, version);
            }
        }

        return challengers.ToImmutable();
    }

    private async Task<ServingModel> LoadAsync(string version, CancellationToken cancellationToken)
    {
        if (Loaded(version) is { } loaded) return loaded;
        var model = new ServingModel(await registry.ReadModelAsync(version, cancellationToken));
        WarmUp(model);
        return model;
    }

    private ServingModel? Loaded(string version) =>
        _live.Champion?.Version == version ? _live.Champion
        : _live.Challengers.FirstOrDefault(model => model.Version == version) ?? _earlier.FirstOrDefault(model => model.Version == version);

    private void Swap(LiveModels live)
    {
        var before = _live;
        _live = live;
        _isLoaded = true;
        if (before.Champion is { } retired && retired.Version != live.Champion?.Version) Remember(retired);
        if (before.Champion?.Version != live.Champion?.Version) logger.ChampionServes(live.Champion?.Version ?? "none: the scorecard decides", live.Challengers.Length);
    }

    private void Remember(ServingModel model)
    {
        _earlier.AddFirst(model);
        if (_earlier.Count > EarlierModels) _earlier.RemoveLast();
    }

    /// <summary>Compiles what the first batch would wait for, and brings the trees into memory.</summary>
    private static void WarmUp(ServingModel model)
    {
        var rows = new float[WarmUpRows * FeatureCatalogue.Count];
        model.Kernel.Margins(rows, new double[WarmUpRows]);
        model.Explain(rows.AsSpan(0, FeatureCatalogue.Count));
    }
}
