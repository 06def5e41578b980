using Microsoft.Extensions.Options;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Generator.Reconciliation;

internal static class ReconciliationRegistration
{
    public static void AddReconciliation(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ReconcileOptions>().BindConfiguration(ReconcileOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.SectionName).ValidateDataAnnotations()
            .Validate(run => run.Id is not null, "Run:Id names the run to reconcile; it is missing.").ValidateOnStart();
        services.AddOptions<VisaAuthenticationOptions>().BindConfiguration(VisaAuthenticationOptions.SectionName).ValidateDataAnnotations();
        services.AddTransient<ServiceTokenHandler>();
        services.AddHttpClient<ScoringClient>((provider, client) => client.BaseAddress = provider.GetRequiredService<IOptions<ReconcileOptions>>().Value.ScoringAddress)
            .AddHttpMessageHandler<ServiceTokenHandler>();
        services.AddSingleton<ExitStatus>();
        services.AddSingleton<TruthReader>();
        services.AddSingleton<DecisionStream>();
        services.AddSingleton<LakeObjects>();
        services.AddTransient<RunOutputs>();
        services.AddTransient<Reconciler>();
        services.AddHostedService<ReconcileService>();
    }
}
