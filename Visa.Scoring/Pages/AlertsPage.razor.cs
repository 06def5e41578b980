using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Visa.Domain.Decisions;
using Visa.Domain.Transactions;
using Visa.Scoring.Alerts;
using Visa.Scoring.Ledger;
using Visa.Scoring.Serving;

namespace Visa.Scoring.Pages;

/// <summary>The newest alerts, read again whenever the queue changes.</summary>
public sealed partial class AlertsPage : IDisposable
{
    private const int PageSize = 50;

    /// <summary>The queue may change a hundred times a second; nobody reads that fast.</summary>
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<Alert> _alerts = [];
    private LedgerTotals _totals = new();
    private DecisionOutcome? _outcome;
    private AlertStatus? _status = AlertStatus.Open;
    private string _analyst = "";
    private Alert? _selected;
    private int _shown = PageSize;
    private bool _hasOlder;
    private bool _isLive;

    /// <summary>The transaction whose alert is open from the start, so that an alert can be linked to.</summary>
    [Parameter]
    public string? Id { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private AlertQueries Queries { get; set; } = null!;

    [Inject]
    private AlertFeed Feed { get; set; } = null!;

    [Inject]
    private Assessors Assessors { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _analyst = AlertWorkApi.NameOf((await Authentication).User);
        if (TransactionId.TryParse(Id, out var id)) _selected = await Queries.FindAsync(id, _closed.Token);
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _isLive = true;
            StateHasChanged();
            await FollowAsync(_closed.Token);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in Feed.ChangesAsync(cancellationToken))
            {
                await LoadAsync();
                StateHasChanged();
                await Task.Delay(RefreshInterval, Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private async Task LoadAsync()
    {
        _totals = await Queries.TotalsAsync(_closed.Token);
        var alerts = await Queries.NewestAsync(_shown + 1, before: null, new AlertFilter(_outcome, _status, _analyst), _closed.Token);
        _hasOlder = alerts.Count > _shown;
        _alerts = _hasOlder ? [.. alerts.Take(_shown)] : alerts;
        if (_selected is { } selected && TransactionId.TryParse(selected.TransactionId, out var id)) _selected = await Queries.FindAsync(id, _closed.Token);
    }

    private Task FilterAsync(DecisionOutcome? outcome)
    {
        (_outcome, _shown) = (outcome, PageSize);
        return LoadAsync();
    }

    private Task ShowAsync(AlertStatus? status)
    {
        (_status, _shown) = (status, PageSize);
        return LoadAsync();
    }


    private Task ShowOlderAsync()
    {
        _shown += PageSize;
        return LoadAsync();
    }

    private void Select(Alert? alert) => _selected = alert;

    private string Pressed(DecisionOutcome? outcome) => _outcome == outcome ? "true" : "false";

    private string Pressed(AlertStatus? status) => _status == status ? "true" : "false";
}
