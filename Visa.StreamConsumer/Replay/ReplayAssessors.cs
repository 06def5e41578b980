using System.Net;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;
using Visa.Domain.Decisions;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.StreamConsumer.Replay;

/// <summary>The models and policies that decided, by their versions: from the lake, or from the policy file of this program when it has the version.</summary>
internal sealed class ReplayAssessors(IAmazonS3 s3, ResiliencePipelineProvider<string> pipelines, IOptions<PlatformOptions> platform)
{
    private const string Scorecard = "none";
    private const string OwnPolicy = "policy.yaml";

    private readonly ResiliencePipeline _pipeline = pipelines.GetPipeline(ResiliencePipelines.S3);
    private readonly string _bucket = platform.Value.LakeBucket;
    private readonly Dictionary<(string Model, string Policy), Assessor?> _assessors = [];
    private readonly Dictionary<string, ScoringPolicy?> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ServingModel?> _models = new(StringComparer.Ordinal);

    /// <summary>What decides in the place of the context's model and policy; null when one of them cannot be had any more.</summary>
    /// <exception cref="InvalidModelException">The model is damaged, or needs another program.</exception>
    /// <exception cref="InvalidPolicyException">The policy breaks a rule of its format.</exception>
    public async Task<Assessor?> FindAsync(DecisionContext context, ReplayArguments arguments, CancellationToken cancellationToken)
    {
        var policy = arguments.Policy ?? context.PolicyVersion;
        var model = arguments.Model ?? context.ModelVersion;
        // A scorecard is its policy's: another policy brings its own.
        if (context.Step != DegradeStep.Model || model == $"scorecard-{context.PolicyVersion}") model = Scorecard;
        if (_assessors.TryGetValue((model, policy), out var known)) return known;
        return _assessors[(model, policy)] = await CreateAsync(model, policy, isFile: arguments.Policy is { } named && File.Exists(named), cancellationToken);
    }

    private async Task<Assessor?> CreateAsync(string modelName, string policyName, bool isFile, CancellationToken cancellationToken)
    {
        var policy = await PolicyAsync(policyName, isFile, cancellationToken);
        var model = modelName == Scorecard ? null : await ModelAsync(modelName, cancellationToken);
        return policy is null || (model is null && modelName != Scorecard) ? null : new Assessor(policy, model);
    }

    private async Task<ScoringPolicy?> PolicyAsync(string name, bool isFile, CancellationToken cancellationToken)
    {
        if (_policies.TryGetValue(name, out var known)) return known;
        if (isFile) return _policies[name] = PolicyFile.Load(name);
        if (await ReadAsync(PolicyKeys.Text(name), cancellationToken) is { } text)
            return _policies[name] = PolicyFile.Parse(System.Text.Encoding.UTF8.GetString(text), $"s3://{_bucket}/{PolicyKeys.Text(name)}");
        var own = PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, OwnPolicy));
        return _policies[name] = own.Version == name ? own : null;
    }

    private async Task<ServingModel?> ModelAsync(string version, CancellationToken cancellationToken)
    {
        if (_models.TryGetValue(version, out var known)) return known;
        var file = await ReadAsync($"models/{version}/model.bin", cancellationToken);
        return _models[version] = file is null ? null : new ServingModel(ModelFile.Read(file));
    }

    private async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    using var response = await s3.GetObjectAsync(_bucket, key, token);
                    using var content = new MemoryStream();
                    await response.ResponseStream.CopyToAsync(content, token);
                    return content.ToArray();
                },
                cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
