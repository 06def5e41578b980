namespace Visa.Scoring.Policies;

internal static class PolicyRegistration
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PolicyOptions>().BindConfiguration(PolicyOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PolicyStore>();
        builder.Services.AddHostedService<PolicyWatcher>();
    }
}
