namespace Visa.Scoring.Policies;

internal static class PolicyRegistration
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PolicyOptions>().BindConfiguration(PolicyOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PolicySource>();
        builder.Services.AddSingleton<PolicyStore>();
        builder.Services.AddSingleton<PolicyRegister>();
        builder.Services.AddSingleton<PolicyDesk>();
        builder.Services.AddSingleton<DryRun>();
        builder.Services.AddHostedService<PolicyWatcher>();
    }
}
