using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Alerts;
using Visa.Scoring.Registry;
using Visa.Scoring.Serving;

namespace Visa.Scoring.Pages;

/// <summary>The registry: stages, history, and an Admin's change of a stage.</summary>
public sealed partial class ModelsPage
{
    private const int ModelsShown = 30;

    private Row[] _models = [];
    private (string Version, ModelStage Stage)? _asked;
    private string _reason = "";
    private string? _problem;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ServingModels Models { get; set; } = null!;

    [Inject]
    private Assessors Assessors { get; set; } = null!;

    [Inject]
    private ModelRegistry Registry { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var rows = new List<Row>();
        foreach (var (version, stage) in Models.State.Stages().Reverse().Take(ModelsShown)) rows.Add(new Row(version, stage, await DescribeAsync(version)));
        _models = [.. rows];
    }

    private async Task<ModelDescription?> DescribeAsync(string version)
    {
        try
        {
            return (await Registry.ReadModelAsync(version, CancellationToken.None)).Description;
        }
        catch (InvalidModelException exception)
        {
            _problem = exception.Message;
            return null;
        }
    }

    private void Ask(string version, ModelStage stage) => (_asked, _reason, _problem) = ((version, stage), "", null);

    private async Task ChangeAsync()
    {
        if (_asked is not { } asked || string.IsNullOrWhiteSpace(_reason)) return;
        var user = (await Authentication).User;
        if (!user.IsInRole(ServiceDefaults.Authentication.Roles.Admin)) return;
        try
        {
            await Registry.ChangeAsync(asked.Version, asked.Stage, AlertWorkApi.NameOf(user), _reason.Trim(), CancellationToken.None);
            await Models.RefreshAsync(CancellationToken.None);
            _asked = null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidModelException)
        {
            _problem = exception.Message;
        }

        await LoadAsync();
    }

    private sealed record Row(string Version, ModelStage State, ModelDescription? Description)
    {
        public string Stage => State.ToString().ToLowerInvariant();

        public bool CanBecomeChampion => State is ModelStage.Challenger or ModelStage.Candidate;

        public bool CanBecomeChallenger => State is ModelStage.Candidate or ModelStage.Retired;

        public bool CanRetire => State is ModelStage.Challenger or ModelStage.Candidate;

        public string Window => Description is { Window: var window }
            ? string.Create(CultureInfo.InvariantCulture, $"{window.Rows:N0} transactions, {window.Frauds:N0} frauds, {window.From:yyyy-MM-dd} to {window.To:yyyy-MM-dd}")
            : "";

        public string Metrics => Description is null ? "" : string.Join(", ", Description.Metrics.Take(4).Select(metric =>
            string.Create(CultureInfo.InvariantCulture, $"{metric.Key.Replace('_', ' ')} {metric.Value.Value:0.###}")));
    }
}
