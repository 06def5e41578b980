using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Visa.Decisions.PolicyFiles;
using Visa.Scoring.Alerts;
using Visa.Scoring.Policies;

namespace Visa.Scoring.Pages;

/// <summary>The policy in effect, what waits for approval with its difference and dry run, and a draft.</summary>
public sealed partial class PolicyPage
{
    private string _draft = "";
    private string _draftReason = "";
    private string _reason = "";
    private string? _problem;
    private DryRunResult? _result;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private PolicyStore Policies { get; set; } = null!;

    [Inject]
    private PolicyDesk Desk { get; set; } = null!;

    [Inject]
    private DryRun DryRun { get; set; } = null!;

    protected override void OnInitialized() => _draft = Policies.CurrentText;

    private string Effect() => Policies.State.History.LastOrDefault(change => change.Action == PolicyAction.Approved) is { } approved
        ? $"Approved by {approved.By}, {AlertText.Minute(approved.At)}: {approved.Reason}"
        : "The policies of the lake were not read yet.";

    private void Run(string version)
    {
        _problem = null;
        if (Policies.Find(version) is { } found) _result = DryRun.Run(found.Policy);
    }

    private void RunDraft()
    {
        try
        {
            _problem = null;
            _result = DryRun.Run(PolicyFile.Parse(_draft, "policy"));
        }
        catch (InvalidPolicyException exception)
        {
            _problem = exception.Message;
        }
    }

    private Task ProposeAsync() => ChangeAsync(_draftReason, async (by, reason) =>
    {
        await Desk.ProposeAsync(_draft, by, reason, CancellationToken.None);
        _draftReason = "";
    });

    private Task DecideAsync(string version, bool isApproved) => ChangeAsync(_reason, async (by, reason) =>
    {
        await (isApproved ? Desk.ApproveAsync(version, by, reason, CancellationToken.None) : Desk.RejectAsync(version, by, reason, CancellationToken.None));
        (_reason, _result) = ("", null);
    });

    private async Task ChangeAsync(string reason, Func<string, string, Task> change)
    {
        var user = (await Authentication).User;
        if (!user.IsInRole(ServiceDefaults.Authentication.Roles.Admin)) return;
        try
        {
            _problem = string.IsNullOrWhiteSpace(reason) ? "Give a reason: the history says why." : null;
            if (_problem is null) await change(AlertWorkApi.NameOf(user), reason.Trim());
        }
        catch (Exception exception) when (exception is InvalidPolicyException or PolicyRefusedException)
        {
            _problem = exception.Message;
        }
    }
}
