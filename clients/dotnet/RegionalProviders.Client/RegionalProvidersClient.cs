using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Client.Calls;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Client;

/// <summary>
/// A client of the platform. It is thread-safe; create one and keep it. Calls fail with <see cref="PlatformException"/>,
/// or with <see cref="SignInException"/> if no token could be obtained.
/// </summary>
public sealed partial class RegionalProvidersClient : IAsyncDisposable
{
    private readonly Connection? connection;
    private readonly InboxWatch watch;
    private readonly TimeProvider time;

    internal RegionalProvidersClient(
        CallInvoker invoker,
        RegionalProvidersClientOptions options,
        Connection? connection = null
    )
    {
        this.connection = connection;
        CallInvoker = invoker;
        Councils = new CouncilService.CouncilServiceClient(invoker);
        Consortia = new ConsortiumService.ConsortiumServiceClient(invoker);
        Clients = new ClientService.ClientServiceClient(invoker);
        Users = new UserService.UserServiceClient(invoker);
        Addresses = new AddressService.AddressServiceClient(invoker);
        CouncilSetup = new CouncilSetupService.CouncilSetupServiceClient(invoker);
        Issuers = new IssuerService.IssuerServiceClient(invoker);
        Principal = new PrincipalService.PrincipalServiceClient(invoker);
        Settings = new SettingService.SettingServiceClient(invoker);
        Registrations = new RegistrationService.RegistrationServiceClient(invoker);
        Documents = new DocumentService.DocumentServiceClient(invoker);
        PropertyStandards = new PropertyStandardService.PropertyStandardServiceClient(invoker);
        PlanningLeads = new PlanningLeadService.PlanningLeadServiceClient(invoker);
        Imports = new ImportService.ImportServiceClient(invoker);
        Agreements = new AgreementService.AgreementServiceClient(invoker);
        Spend = new SpendService.SpendServiceClient(invoker);
        Positions = new PositionService.PositionServiceClient(invoker);
        Windows = new WindowService.WindowServiceClient(invoker);
        Submissions = new SubmissionService.SubmissionServiceClient(invoker);
        RegionalOutputs = new RegionalOutputService.RegionalOutputServiceClient(invoker);
        Retention = new RetentionService.RetentionServiceClient(invoker);
        Notices = new NoticeService.NoticeServiceClient(invoker);
        NoticeDrafts = new NoticeDraftService.NoticeDraftServiceClient(invoker);
        RegulatoryNotices = new RegulatoryNoticeService.RegulatoryNoticeServiceClient(invoker);
        Inbox = new InboxService.InboxServiceClient(invoker);
        Acknowledgements = new AcknowledgementService.AcknowledgementServiceClient(invoker);
        Digests = new DigestService.DigestServiceClient(invoker);
        SignificantEvents = new SignificantEventService.SignificantEventServiceClient(invoker);
        Webhooks = new WebhookService.WebhookServiceClient(invoker);
        AccessLog = new AccessLogService.AccessLogServiceClient(invoker);
        Lists = new ListUpload(Imports, options);
        Returns = new ReturnUpload(Submissions, options);
        watch = new InboxWatch(Inbox, options);
        time = options.Time;
    }

    /// <summary>Councils.</summary>
    public CouncilService.CouncilServiceClient Councils { get; }

    /// <summary>Consortia and their members.</summary>
    public ConsortiumService.ConsortiumServiceClient Consortia { get; }

    /// <summary>Machine clients.</summary>
    public ClientService.ClientServiceClient Clients { get; }

    /// <summary>How a council takes over from the operator who set it up.</summary>
    public CouncilSetupService.CouncilSetupServiceClient CouncilSetup { get; }

    /// <summary>People who sign in.</summary>
    public UserService.UserServiceClient Users { get; }

    /// <summary>E-mail domains of councils, and who holds an address.</summary>
    public AddressService.AddressServiceClient Addresses { get; }

    /// <summary>Councils' own OpenID providers.</summary>
    public IssuerService.IssuerServiceClient Issuers { get; }

    /// <summary>The principal that this client is signed in as.</summary>
    public PrincipalService.PrincipalServiceClient Principal { get; }

    /// <summary>Settings.</summary>
    public SettingService.SettingServiceClient Settings { get; }

    /// <summary>Registrations and organisations.</summary>
    public RegistrationService.RegistrationServiceClient Registrations { get; }

    /// <summary>Documents and compliance.</summary>
    public DocumentService.DocumentServiceClient Documents { get; }

    /// <summary>The property-standards checklist.</summary>
    public PropertyStandardService.PropertyStandardServiceClient PropertyStandards { get; }

    /// <summary>Planning leads.</summary>
    public PlanningLeadService.PlanningLeadServiceClient PlanningLeads { get; }

    /// <summary>Reports of imports. To import a file, use <see cref="Lists"/>.</summary>
    public ImportService.ImportServiceClient Imports { get; }

    /// <summary>The council's own placement agreements.</summary>
    public AgreementService.AgreementServiceClient Agreements { get; }

    /// <summary>What the council's placements cost.</summary>
    public SpendService.SpendServiceClient Spend { get; }

    /// <summary>How many live placements each council has at each setting, for services that keep a copy.</summary>
    public PositionService.PositionServiceClient Positions { get; }

    /// <summary>Windows of the yearly submission.</summary>
    public WindowService.WindowServiceClient Windows { get; }

    /// <summary>The yearly return. To upload a file, use <see cref="Returns"/>.</summary>
    public SubmissionService.SubmissionServiceClient Submissions { get; }

    /// <summary>Retention of returns and agreements: reviews, decisions and legal holds.</summary>
    public RetentionService.RetentionServiceClient Retention { get; }

    /// <summary>Regional tables of the yearly submission.</summary>
    public RegionalOutputService.RegionalOutputServiceClient RegionalOutputs { get; }

    /// <summary>Uploads of files and streams of rows of the yearly return.</summary>
    public ReturnUpload Returns { get; }

    /// <summary>Uploads of the lists that regulators publish.</summary>
    public ListUpload Lists { get; }

    /// <summary>Notices that members of a consortium share.</summary>
    public NoticeService.NoticeServiceClient Notices { get; }

    /// <summary>Draft notices that the platform creates by itself.</summary>
    public NoticeDraftService.NoticeDraftServiceClient NoticeDrafts { get; }

    /// <summary>Regulators' notices to local authorities.</summary>
    public RegulatoryNoticeService.RegulatoryNoticeServiceClient RegulatoryNotices { get; }

    /// <summary>The council's own inbox of notices. To follow it, use <see cref="WatchInboxAsync"/>.</summary>
    public InboxService.InboxServiceClient Inbox { get; }

    /// <summary>Notices that councils have not acknowledged in time.</summary>
    public AcknowledgementService.AcknowledgementServiceClient Acknowledgements { get; }

    /// <summary>The council's digest of a week.</summary>
    public DigestService.DigestServiceClient Digests { get; }

    /// <summary>Significant events in settings, and what the council does about them.</summary>
    public SignificantEventService.SignificantEventServiceClient SignificantEvents { get; }

    /// <summary>The council's webhooks. Receivers verify requests with <see cref="WebhookSignature"/>.</summary>
    public WebhookService.WebhookServiceClient Webhooks { get; }

    /// <summary>The access log: who read or changed what.</summary>
    public AccessLogService.AccessLogServiceClient AccessLog { get; }

    /// <summary>For stubs of the platform's other services: calls through it sign in, retry and fail alike.</summary>
    public CallInvoker CallInvoker { get; }

    /// <summary>
    /// Creates a client. Nothing is sent before the first call. In a host, use
    /// <see cref="ServiceCollectionExtensions.AddRegionalProvidersClient(IServiceCollection, IConfiguration)"/>.
    /// </summary>
    /// <exception cref="ProfileException">The key or the CA file of the profile cannot be used.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static RegionalProvidersClient Connect(
        ClientProfile profile,
        RegionalProvidersClientOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(profile);
        ProfileJson.Check(profile, "The profile");
        options ??= new();
        if (ClientOptionsValidator.Problem(options) is { } problem)
            throw new ArgumentException(problem, nameof(options));
        var own = new Connection(profile, options);
        return new RegionalProvidersClient(own.Invoker, options, own);
    }

    /// <summary>Ends all calls and closes the client's own connections; those of a host are left to the host.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }
}
