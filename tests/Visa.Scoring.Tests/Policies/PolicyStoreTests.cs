using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Visa.Decisions.PolicyFiles;
using Visa.Scoring.Policies;
using Visa.Scoring.Tests.Ledger;

namespace Visa.Scoring.Tests.Policies;

public sealed class PolicyStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeLogger<PolicyStore> _logger = new();
    private readonly PolicyStore _store;

    public PolicyStoreTests() => _store = LedgerRig.PolicyStoreIn(_folder, _logger);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Refresh_NewVersion_TakesItOver()
    {
        Write(PolicyTexts.Amounts("2", intercept: -5));

        _store.Refresh();

        Assert.Equal(("2", -5), (_store.Current.Policy.Version, _store.Current.Policy.Intercept));
    }

    [Fact]
    public void Refresh_InvalidFile_KeepsTheOldPolicyAndLogsOnce()
    {
        Write(PolicyTexts.Amounts("2").Replace("amount >= 100,", "amont >= 100,", StringComparison.Ordinal));

        _store.Refresh();
        _store.Refresh();

        Assert.Equal("1", _store.Current.Policy.Version);
        var error = Assert.Single(Errors());
        Assert.Contains("policy.yaml(5,", error, StringComparison.Ordinal);
        Assert.Contains("did you mean amount?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_InvalidFileIsMended_TakesItOver()
    {
        Write("version:");
        _store.Refresh();
        Write(PolicyTexts.Amounts("2"));

        _store.Refresh();

        Assert.Equal("2", _store.Current.Policy.Version);
    }

    [Fact]
    public void Refresh_SameVersionOtherContent_IsRefused()
    {
        Write(PolicyTexts.Amounts("1", intercept: 0));

        _store.Refresh();

        Assert.Equal(-3, _store.Current.Policy.Intercept);
        Assert.Contains("not its version 1", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_CommentAdded_IsNoOtherContent()
    {
        Write("# Explained.\n" + PolicyTexts.Amounts("1"));

        _store.Refresh();

        Assert.Empty(Errors());
    }

    [Fact]
    public void Refresh_FileGone_KeepsTheOldPolicy()
    {
        File.Delete(_folder.File("policy.yaml"));

        _store.Refresh();

        Assert.Equal("1", _store.Current.Policy.Version);
        Assert.Contains("cannot be read", Assert.Single(Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_InvalidFile_DoesNotStart()
    {
        Write("version: 1");

        Assert.Throws<InvalidPolicyException>(() => LedgerRig.PolicyStoreIn(_folder));
    }

    [Fact]
    public void Explain_VersionServedEarlier_UsesItsWords()
    {
        Write(PolicyTexts.Amounts("2").Replace("Large amount", "Big spend", StringComparison.Ordinal));
        _store.Refresh();

        Assert.Equal("Large amount", _store.Explain("1", "LARGE"));
        Assert.Equal("Big spend", _store.Explain("2", "LARGE"));
        Assert.Equal("Big spend", _store.Explain("unknown", "LARGE"));
        Assert.Equal("GONE", _store.Explain("2", "GONE"));
    }

    private void Write(string text) => File.WriteAllText(_folder.File("policy.yaml"), text);

    private IEnumerable<string> Errors() => _logger.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Error).Select(record => record.Message);
}
