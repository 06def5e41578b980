using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visa.Scoring.Alerts;

namespace Visa.Scoring.Pages;

/// <summary>Everything that is known of one alert.</summary>
public sealed partial class AlertDetail
{
    private ElementReference _close;
    private long _focusedFor;
    private double _strongest;

    [Parameter, EditorRequired]
    public Alert Alert { get; set; } = null!;

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override void OnParametersSet() =>
        _strongest = Alert.Reasons.Select(reason => Math.Abs(reason.Contribution)).DefaultIfEmpty(1).Max();

    /// <summary>The focus follows the selection, so that Escape and screen readers find the panel.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusedFor != Alert.Number)
        {
            _focusedFor = Alert.Number;
            await _close.FocusAsync(preventScroll: false);
        }
    }

    private Task CloseOnEscapeAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
