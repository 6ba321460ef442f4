-- API enums used by several tables, with their C# names; the copy of the register defines those that it uses.
create domain {schema}.judgement_scale as text check (value in (
    'Unspecified', 'OfstedSccif', 'OfstedSupportedAccommodation', 'Cqc', 'CareInspectorateScotland',
    'CareInspectorateWales', 'OfstedEducation'));
create domain {schema}.notice_change as text check (value in (
    'Issued', 'Updated', 'Reviewed', 'Closed', 'Retracted', 'Reopened', 'CaughtUp', 'Reminder', 'ReviewDue'));
create domain {schema}.protocol_matters as text[] check (value <@ array[
    'ChangeOfOwnership', 'ClosureOfBusiness', 'WithdrawalFromContract', 'HealthAndSafetyConviction',
    'RacialEqualityFinding', 'EqualityConviction', 'BankruptcyPending', 'OutstandingTaxes',
    'ChildProtectionConviction', 'CrimeOrCareStandardsConviction', 'BenefitFraudConviction', 'FoodSafetyConviction',
    'AccreditationRefused', 'PurchasingSuspended', 'SuspensionLifted', 'PurchasingRestricted', 'RestrictionLifted',
    'ContractsEnded', 'PoorInspection']);
create domain {schema}.notice_categories as text[] check (value <@ array[
    'CouncilConcern', 'Safeguarding', 'Quality', 'CriminalInvestigation', 'Financial', 'InadequateInspection',
    'InterimInspection', 'RegistrationWithdrawn', 'Other', 'RegistrationSuspended', 'AccommodationRestricted']);
