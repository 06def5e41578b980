using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;

namespace Visa.Scoring.Policies;

/// <summary>
/// The policy in force. A new file takes its place as a whole; one that is invalid, or that changes the content of a version
/// already served, does not, because a recorded version must always mean the same.
/// </summary>
internal sealed class PolicyStore
{
    private readonly string _path;
    private readonly ILogger<PolicyStore> _logger;
    private readonly ConcurrentDictionary<string, ScoringPolicy> _served = new(StringComparer.Ordinal);
    private string _text;
    private volatile PolicyEvaluator _current;

    public PolicyStore(IOptions<PolicyOptions> options, IHostEnvironment environment, ILogger<PolicyStore> logger)
    {
        _path = Locate(options.Value.Policy, environment.ContentRootPath);
        _logger = logger;
        _text = File.ReadAllText(_path);
        var policy = PolicyFile.Parse(_text, _path);
        _served[policy.Version] = policy;
        _current = new PolicyEvaluator(policy);
        _logger.PolicyLoaded(policy.Version, policy.Rules.Length, _path);
    }

    /// <summary>Take it once for a batch: the next call may give another policy.</summary>
    public PolicyEvaluator Current => _current;

    /// <summary>What a reason code means, in the words of the policy that gave it or else of the current one; the code itself when neither knows it.</summary>
    public string Explain(string policyVersion, string code)
    {
        var policy = _served.GetValueOrDefault(policyVersion) ?? _current.Policy;
        return policy.Rules.FirstOrDefault(rule => rule.Code == code)?.Says ?? code;
    }

    /// <summary>Looks at the file, and takes its policy over if it changed and is valid.</summary>
    public void Refresh()
    {
        try
        {
            var text = File.ReadAllText(_path);
            if (text != _text)
            {
                // Also after a refusal: the same text is judged once.
                _text = text;
                TakeOver(PolicyFile.Parse(text, _path));
            }
        }
        catch (InvalidPolicyException exception)
        {
            _logger.PolicyInvalid(_current.Policy.Version, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.PolicyUnreadable(exception, _path, _current.Policy.Version);
        }
    }

    private void TakeOver(ScoringPolicy policy)
    {
        if (!_served.GetOrAdd(policy.Version, policy).Equals(policy))
        {
            _logger.PolicyVersionReused(policy.Version, _current.Policy.Version, _path);
            return;
        }

        _current = new PolicyEvaluator(policy);
        _logger.PolicyLoaded(policy.Version, policy.Rules.Length, _path);
    }

    private static string Locate(string path, string contentRoot)
    {
        var underContentRoot = Path.GetFullPath(path, contentRoot);
        return File.Exists(underContentRoot) ? underContentRoot : Path.GetFullPath(path, AppContext.BaseDirectory);
    }
}
