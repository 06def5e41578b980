using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visa.Domain.Transactions;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Pages;

/// <summary>Everything that is known of one alert.</summary>
public sealed partial class AlertDetail
{
    private ElementReference _close;
    private long _focusedFor;
    private long _shownFor;
    private double _strongest;
    private string? _note;

    /// <summary>Why the last step was not done.</summary>
    private string? _problem;

    [Parameter, EditorRequired]
    public Alert Alert { get; set; } = null!;

    /// <summary>Who looks at it.</summary>
    [Parameter, EditorRequired]
    public string Analyst { get; set; } = "";

    /// <summary>The alert was claimed, released or judged.</summary>
    [Parameter]
    public EventCallback OnWorked { get; set; }

    [Inject]
    private AlertDesk Desk { get; set; } = null!;

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override void OnParametersSet()
    {
        _strongest = Alert.Reasons.Select(reason => Math.Abs(reason.Contribution)).Append(1e-9).Max();
        if (_shownFor == Alert.Number) return;
        (_shownFor, _note, _problem) = (Alert.Number, Alert.Note, null);
    }

    /// <summary>The focus follows the selection, so that Escape and screen readers find the panel.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusedFor != Alert.Number)
        {
            _focusedFor = Alert.Number;
            await _close.FocusAsync(preventScroll: false);
        }
    }

    private Task ClaimAsync() => WorkAsync(id => Desk.ClaimAsync(id, Analyst, CancellationToken.None));

    private Task ReleaseAsync() => WorkAsync(id => Desk.ReleaseAsync(id, Analyst, CancellationToken.None));

    private Task JudgeAsync(AlertVerdict verdict) =>
        WorkAsync(id => Desk.JudgeAsync(id, Analyst, verdict, string.IsNullOrWhiteSpace(_note) ? null : _note.Trim(), CancellationToken.None));

    private async Task WorkAsync(Func<TransactionId, Task<AlertWork>> work)
    {
        _problem = (TransactionId.TryParse(Alert.TransactionId, out var id) ? await work(id) : AlertWork.NoAlert) switch
        {
            AlertWork.Done => null,
            AlertWork.ClaimedByAnother => "Another analyst has this alert.",
            _ => "The alert is gone.",
        };
        await OnWorked.InvokeAsync();
    }

    private Task CloseOnEscapeAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
