using Visa.LocalAws.Glue.Jobs;
using Visa.LocalAws.Glue.Operations;
using Visa.LocalAws.Glue.Runs;
using Visa.LocalAws.Glue.Transforms;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Glue;

internal static class GlueRegistration
{
    /// <summary>Needs the warehouse's lake to be registered before it.</summary>
    public static IServiceCollection AddGlue(this IServiceCollection services)
    {
        services.AddOptions<GlueOptions>().BindConfiguration(GlueOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<GlueStore>();
        services.AddSingleton<GluePages>();
        services.AddSingleton<RawReader>();
        services.AddSingleton<OutputWriter>();
        services.AddSingleton<TransformEngine>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IGlueOperation, CreateJob>();
        services.AddSingleton<IGlueOperation, UpdateJob>();
        services.AddSingleton<IGlueOperation, GetJob>();
        services.AddSingleton<IGlueOperation, GetJobs>();
        services.AddSingleton<IGlueOperation, DeleteJob>();
        services.AddSingleton<IGlueOperation, StartJobRun>();
        services.AddSingleton<IGlueOperation, GetJobRun>();
        services.AddSingleton<IGlueOperation, GetJobRuns>();
        services.AddSingleton<IGlueOperation, BatchStopJobRun>();
        services.AddSingleton<IAwsJsonService, GlueService>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return services;
    }
}
