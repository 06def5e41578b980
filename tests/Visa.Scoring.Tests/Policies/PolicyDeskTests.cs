using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Visa.Decisions.PolicyFiles;
using Visa.Scoring.Policies;
using Visa.Scoring.Tests.Ledger;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests.Policies;

public sealed class PolicyDeskTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MemoryModelObjects _lake = new();
    private readonly FakeLogger<PolicyDesk> _logger = new();
    private readonly PolicyOptions _options = new();
    private PolicyStore _store = null!;
    private PolicyDesk _desk = null!;

    public PolicyDeskTests() => Restart();

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task RefreshAsync_FirstStart_PutsTheFileIntoEffectAndIntoTheLake()
    {
        _options.PolicyNeedsSecondPerson = true;
        Assert.False(_store.IsLoaded);

        await _desk.RefreshAsync(default);

        Assert.True(_store.IsLoaded);
        Assert.Equal(PolicyTexts.Amounts("1"), await new PolicyRegister(_lake).ReadAsync("1", default));
        Assert.Equal([PolicyAction.Proposed, PolicyAction.Approved], _store.State.History.Select(change => change.Action));
    }

    [Fact]
    public async Task RefreshAsync_NewVersionInTheFile_TakesItOver()
    {
        await WriteAsync(PolicyTexts.Amounts("2", intercept: -5));

        Assert.Equal(("2", -5), (_store.Current.Version, _store.Current.Intercept));
    }

    [Fact]
    public async Task RefreshAsync_FileGoesBack_TakesTheOldOneOverAgain()
    {
        await WriteAsync(PolicyTexts.Amounts("2"));
        await WriteAsync(PolicyTexts.Amounts("1"));

        Assert.Equal("1", _store.Current.Version);
    }

    [Fact]
    public async Task RefreshAsync_RestartWithAnUnchangedFile_KeepsWhatWasApprovedSince()
    {
        await _desk.RefreshAsync(default);
        await _desk.ProposeAsync(PolicyTexts.Amounts("2"), "ann", "fewer alerts", default);
        await _desk.ApproveAsync("2", "bob", "agreed", default);
        Restart();

        await _desk.RefreshAsync(default);

        Assert.Equal("2", _store.Current.Version);
        Assert.Equal("1", _store.Find("1")!.Policy.Version);
    }

    [Fact]
    public async Task RefreshAsync_InvalidFile_KeepsTheOldPolicyAndLogsOnce()
    {
        await WriteAsync(PolicyTexts.Amounts("2").Replace("amount >= 100,", "amont >= 100,", StringComparison.Ordinal));
        await _desk.RefreshAsync(default);

        Assert.Equal("1", _store.Current.Version);
        var error = Assert.Single(Errors());
        Assert.Contains("policy.yaml(5,", error, StringComparison.Ordinal);
        Assert.Contains("did you mean amount?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshAsync_InvalidFileIsMended_TakesItOver()
    {
        await WriteAsync("version:");
        await WriteAsync(PolicyTexts.Amounts("2"));

        Assert.Equal("2", _store.Current.Version);
    }

    [Fact]
    public async Task RefreshAsync_SameVersionOtherContent_IsRefused()
    {
        await WriteAsync(PolicyTexts.Amounts("1", intercept: 0));

        Assert.Equal(-3, _store.Current.Intercept);
        Assert.Contains("not its version 1", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshAsync_CommentAdded_IsNoOtherContent()
    {
        await WriteAsync("# Explained.\n" + PolicyTexts.Amounts("1"));

        Assert.Empty(Errors());
        Assert.Equal(2, _store.State.History.Length);
    }

    [Fact]
    public async Task RefreshAsync_FileGone_KeepsTheOldPolicy()
    {
        await _desk.RefreshAsync(default);
        File.Delete(_folder.File("policy.yaml"));

        await _desk.RefreshAsync(default);

        Assert.Equal("1", _store.Current.Version);
        Assert.Contains("cannot be read", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void PolicySource_InvalidFile_DoesNotStart()
    {
        File.WriteAllText(_folder.File("policy.yaml"), "version: 1");

        Assert.Throws<InvalidPolicyException>(() => LedgerRig.PolicySourceIn(_folder));
    }

    [Fact]
    public async Task RefreshAsync_SecondPersonNeeded_TheFileWaits()
    {
        _options.PolicyNeedsSecondPerson = true;
        await WriteAsync(PolicyTexts.Amounts("2"));

        Assert.Equal(("1", "2"), (_store.Current.Version, Assert.Single(_store.State.Pending).Version));

        await _desk.ApproveAsync("2", "ann", "looked at the dry run", default);
        await _desk.RefreshAsync(default);
        Assert.Equal("2", _store.Current.Version);
        Assert.Empty(_store.State.Pending);
    }

    [Fact]
    public async Task ApproveAsync_SamePerson_IsRefusedWhereASecondOneIsNeeded()
    {
        _options.PolicyNeedsSecondPerson = true;
        await _desk.RefreshAsync(default);
        await _desk.ProposeAsync(PolicyTexts.Amounts("2"), "ann", "fewer alerts", default);

        var refusal = await Assert.ThrowsAsync<PolicyRefusedException>(() => _desk.ApproveAsync("2", "ann", "mine", default));
        Assert.Contains("a second person", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1", _store.Current.Version);

        await _desk.ApproveAsync("2", "bob", "agreed", default);
        Assert.Equal("2", _store.Current.Version);
        Assert.Equal(["policy file", "policy file", "ann", "bob"], _store.State.History.Select(change => change.By));
    }

    [Fact]
    public async Task RejectAsync_Proposal_NeverTakesEffect()
    {
        await _desk.RefreshAsync(default);
        await _desk.ProposeAsync(PolicyTexts.Amounts("2"), "ann", "fewer alerts", default);
        await _desk.RejectAsync("2", "bob", "too many frauds pass", default);

        Assert.Equal("1", _store.Current.Version);
        await Assert.ThrowsAsync<PolicyRefusedException>(() => _desk.ApproveAsync("2", "bob", "after all", default));
    }

    [Fact]
    public async Task ProposeAsync_TakenVersionOrBadText_IsRefused()
    {
        await _desk.RefreshAsync(default);

        await Assert.ThrowsAsync<PolicyRefusedException>(() => _desk.ProposeAsync(PolicyTexts.Amounts("1", intercept: 1), "ann", "x", default));
        await Assert.ThrowsAsync<PolicyRefusedException>(() => _desk.ProposeAsync(PolicyTexts.Amounts("1"), "ann", "x", default));
        await Assert.ThrowsAsync<InvalidPolicyException>(() => _desk.ProposeAsync("rules: 3", "ann", "x", default));
    }

    [Fact]
    public async Task RefreshAsync_AnotherProcessApproved_FollowsIt()
    {
        await _desk.RefreshAsync(default);
        var source = LedgerRig.PolicySourceIn(_folder);
        using var other = new PolicyDesk(
            new PolicyRegister(_lake), new PolicyStore(source), source, Options.Create(_options), TimeProvider.System, new FakeLogger<PolicyDesk>());
        await other.RefreshAsync(default);
        await other.ProposeAsync(PolicyTexts.Amounts("2"), "ann", "x", default);
        await other.ApproveAsync("2", "bob", "y", default);

        await _desk.RefreshAsync(default);

        Assert.Equal("2", _store.Current.Version);
    }

    [Fact]
    public async Task Explain_VersionServedEarlier_UsesItsWords()
    {
        await WriteAsync(PolicyTexts.Amounts("2").Replace("Large amount", "Big spend", StringComparison.Ordinal));

        Assert.Equal("Large amount", _store.Explain("1", "LARGE"));
        Assert.Equal("Big spend", _store.Explain("2", "LARGE"));
        Assert.Equal("Big spend", _store.Explain("unknown", "LARGE"));
        Assert.Equal("Merchant abroad", _store.Explain("2", "IS_FOREIGN"));
        Assert.Equal("GONE", _store.Explain("2", "GONE"));
    }

    private async Task WriteAsync(string text)
    {
        await _desk.RefreshAsync(default);
        await File.WriteAllTextAsync(_folder.File("policy.yaml"), text);
        await _desk.RefreshAsync(default);
    }

    private void Restart()
    {
        _desk?.Dispose();
        var source = LedgerRig.PolicySourceIn(_folder);
        _store = new PolicyStore(source);
        _desk = new PolicyDesk(new PolicyRegister(_lake), _store, source, Options.Create(_options), TimeProvider.System, _logger);
    }

    private IEnumerable<string> Errors() => _logger.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Error).Select(record => record.Message);
}
