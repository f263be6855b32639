// Made from the routes of the console by `node scripts/web-api.ts`; not edited by hand.

export interface Routes {
  /** console.session.get; access: public. */
  'GET /api/session': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
      csrf_token: string;
      account: {
        email: string;
        name: string;
        /** Runs the installation. */
        is_operator: boolean;
        email_confirmed: boolean;
        two_factor: boolean;
        /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
        two_factor_required: boolean;
        /** Language of pages and mails. */
        locale: 'en-US' | 'en-CA' | 'fr-CA';
      } | null;
      organization: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      } | null;
      /** Those that the account is a member of. */
      organizations: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      }[];
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      } | null;
    };
  };
  /** console.session.create; access: public. */
  'POST /api/session': {
    params: undefined;
    query: undefined;
    body: {
      /** E-mail. */
      email: string;
      /** Password. */
      password: string;
      /** Code of the second factor, or a recovery code. */
      code?: string;
    };
    response: {
      /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
      csrf_token: string;
      account: {
        email: string;
        name: string;
        /** Runs the installation. */
        is_operator: boolean;
        email_confirmed: boolean;
        two_factor: boolean;
        /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
        two_factor_required: boolean;
        /** Language of pages and mails. */
        locale: 'en-US' | 'en-CA' | 'fr-CA';
      } | null;
      organization: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      } | null;
      /** Those that the account is a member of. */
      organizations: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      }[];
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      } | null;
    };
  };
  /** console.session.delete; access: account. */
  'DELETE /api/session': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.session.choose_organization; access: account. */
  'PUT /api/session/organization': {
    params: undefined;
    query: undefined;
    body: {
      /** Slug of one of your organizations. */
      slug: string;
    };
    response: {
      /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
      csrf_token: string;
      account: {
        email: string;
        name: string;
        /** Runs the installation. */
        is_operator: boolean;
        email_confirmed: boolean;
        two_factor: boolean;
        /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
        two_factor_required: boolean;
        /** Language of pages and mails. */
        locale: 'en-US' | 'en-CA' | 'fr-CA';
      } | null;
      organization: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      } | null;
      /** Those that the account is a member of. */
      organizations: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      }[];
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      } | null;
    };
  };
  /** console.sessions.list; access: account. */
  'GET /api/sessions': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      sessions: {
        id: number;
        address: string;
        user_agent: string;
        /** ISO 8601, UTC. */
        created_at: string;
        /** ISO 8601, UTC; to the minute. */
        last_seen: string;
        /** The one that asks. */
        current: boolean;
      }[];
    };
  };
  /** console.sessions.delete; access: account. */
  'DELETE /api/sessions/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.sessions.delete_others; access: account. */
  'DELETE /api/sessions': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.sign_up; access: public. */
  'POST /api/sign-up': {
    params: undefined;
    query: undefined;
    body: {
      /** Name of the organization. */
      organization: string;
      /** Your name. */
      name: string;
      /** E-mail. */
      email: string;
      /** At least 15 characters. */
      password: string;
      /** Country of the organization. */
      country: 'US' | 'CA';
    };
    response: {
      /** Signed in with credentials to show once; a mail tells how it goes on; or the e-mail is confirmed. */
      state: 'signed_in' | 'mail_sent' | 'confirmed';
      session: {
        /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
        csrf_token: string;
        account: {
          email: string;
          name: string;
          /** Runs the installation. */
          is_operator: boolean;
          email_confirmed: boolean;
          two_factor: boolean;
          /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
          two_factor_required: boolean;
          /** Language of pages and mails. */
          locale: 'en-US' | 'en-CA' | 'fr-CA';
        } | null;
        organization: {
          /** Name in URLs. */
          slug: string;
          /** Name. */
          name: string;
          /** Role in the organization. */
          role: 'developer' | 'developer_admin' | 'operator';
        } | null;
        /** Those that the account is a member of. */
        organizations: {
          /** Name in URLs. */
          slug: string;
          /** Name. */
          name: string;
          /** Role in the organization. */
          role: 'developer' | 'developer_admin' | 'operator';
        }[];
        servers: {
          development: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
          production: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
        } | null;
      } | null;
      started: {
        servers: {
          development: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
          production: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
        };
        credentials: {
          development: {
            /** Base URL of the server, the only one where they work. */
            url: string;
            client_id: string;
            /** In this answer only. */
            client_secret: string;
          } | null;
          production: {
            /** Base URL of the server, the only one where they work. */
            url: string;
            client_id: string;
            /** In this answer only. */
            client_secret: string;
          } | null;
        };
      } | null;
    };
  };
  /** console.account.confirm; access: public. */
  'POST /api/confirm': {
    params: undefined;
    query: undefined;
    body: {
      /** From the link of the mail. */
      token: string;
    };
    response: {
      /** Signed in with credentials to show once; a mail tells how it goes on; or the e-mail is confirmed. */
      state: 'signed_in' | 'mail_sent' | 'confirmed';
      session: {
        /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
        csrf_token: string;
        account: {
          email: string;
          name: string;
          /** Runs the installation. */
          is_operator: boolean;
          email_confirmed: boolean;
          two_factor: boolean;
          /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
          two_factor_required: boolean;
          /** Language of pages and mails. */
          locale: 'en-US' | 'en-CA' | 'fr-CA';
        } | null;
        organization: {
          /** Name in URLs. */
          slug: string;
          /** Name. */
          name: string;
          /** Role in the organization. */
          role: 'developer' | 'developer_admin' | 'operator';
        } | null;
        /** Those that the account is a member of. */
        organizations: {
          /** Name in URLs. */
          slug: string;
          /** Name. */
          name: string;
          /** Role in the organization. */
          role: 'developer' | 'developer_admin' | 'operator';
        }[];
        servers: {
          development: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
          production: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
        } | null;
      } | null;
      started: {
        servers: {
          development: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
          production: {
            /** Public base URL; null while no server is chosen. */
            url: string | null;
            /** Whether the organization can use the server. */
            state: 'ready' | 'pending';
            /** The organization's slug there. */
            slug: string | null;
            /** Client ID of the console's own application there. */
            application: string | null;
            /** Why the last try to assign it failed. */
            problem: string | null;
          };
        };
        credentials: {
          development: {
            /** Base URL of the server, the only one where they work. */
            url: string;
            client_id: string;
            /** In this answer only. */
            client_secret: string;
          } | null;
          production: {
            /** Base URL of the server, the only one where they work. */
            url: string;
            client_id: string;
            /** In this answer only. */
            client_secret: string;
          } | null;
        };
      } | null;
    };
  };
  /** console.account.resend_confirmation; access: public. */
  'POST /api/confirm/resend': {
    params: undefined;
    query: undefined;
    body: {
      /** E-mail. */
      email: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.forgot_password; access: public. */
  'POST /api/forgot-password': {
    params: undefined;
    query: undefined;
    body: {
      /** E-mail. */
      email: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.reset_password; access: public. */
  'POST /api/reset-password': {
    params: undefined;
    query: undefined;
    body: {
      /** From the link of the mail. */
      token: string;
      /** The new one, at least 15 characters. */
      password: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.update; access: account. */
  'PATCH /api/account': {
    params: undefined;
    query: undefined;
    body: {
      /** Your name. */
      name?: string;
      /** Language of mails. */
      locale?: 'en-US' | 'en-CA' | 'fr-CA';
    };
    response: {
      /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
      csrf_token: string;
      account: {
        email: string;
        name: string;
        /** Runs the installation. */
        is_operator: boolean;
        email_confirmed: boolean;
        two_factor: boolean;
        /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
        two_factor_required: boolean;
        /** Language of pages and mails. */
        locale: 'en-US' | 'en-CA' | 'fr-CA';
      } | null;
      organization: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      } | null;
      /** Those that the account is a member of. */
      organizations: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      }[];
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      } | null;
    };
  };
  /** console.account.change_password; access: account. */
  'PUT /api/account/password': {
    params: undefined;
    query: undefined;
    body: {
      /** The present one. */
      password: string;
      /** At least 15 characters. */
      new_password: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.change_email; access: account. */
  'PUT /api/account/email': {
    params: undefined;
    query: undefined;
    body: {
      /** The new e-mail. */
      email: string;
      /** The present one. */
      password: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.begin_two_factor; access: account. */
  'POST /api/account/two-factor': {
    params: undefined;
    query: undefined;
    body: {
      /** The present one. */
      password: string;
    };
    response: {
      /** Base32, to be typed. */
      secret: string;
      /** `otpauth://…`, to be shown as a QR code. */
      uri: string;
    };
  };
  /** console.account.confirm_two_factor; access: account. */
  'PUT /api/account/two-factor': {
    params: undefined;
    query: undefined;
    body: {
      /** Six digits of the authenticator. */
      code: string;
    };
    response: {
      /** In this answer only. Each stands in for a code once. */
      recovery_codes: string[];
    };
  };
  /** console.account.remove_two_factor; access: account. */
  'DELETE /api/account/two-factor': {
    params: undefined;
    query: undefined;
    body: {
      /** The present one. */
      password: string;
    };
    response: Record<string, unknown>;
  };
  /** console.account.renew_recovery_codes; access: account. */
  'POST /api/account/recovery-codes': {
    params: undefined;
    query: undefined;
    body: {
      /** The present one. */
      password: string;
    };
    response: {
      /** In this answer only. Each stands in for a code once. */
      recovery_codes: string[];
    };
  };
  /** console.members.list; access: view. */
  'GET /api/members': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      members: {
        id: number;
        email: string;
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
        two_factor: boolean;
        /** ISO 8601, UTC. */
        joined_at: string;
      }[];
    };
  };
  /** console.members.update; access: manage. */
  'PATCH /api/members/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: {
      /** Role in the organization. */
      role: 'developer' | 'developer_admin' | 'operator';
    };
    response: Record<string, unknown>;
  };
  /** console.members.remove; access: view. */
  'DELETE /api/members/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.invitations.list; access: manage. */
  'GET /api/invitations': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      invitations: {
        id: number;
        email: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
        /** E-mail. */
        invited_by: string | null;
        /** ISO 8601, UTC. */
        created_at: string;
        /** ISO 8601, UTC. */
        expires_at: string;
      }[];
    };
  };
  /** console.invitations.create; access: manage. */
  'POST /api/invitations': {
    params: undefined;
    query: undefined;
    body: {
      /** E-mail. */
      email: string;
      /** Role in the organization. */
      role: 'developer' | 'developer_admin' | 'operator';
    };
    response: {
      id: number;
    };
  };
  /** console.invitations.revoke; access: manage. */
  'DELETE /api/invitations/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.invitations.look; access: public. */
  'POST /api/invitations/look': {
    params: undefined;
    query: undefined;
    body: {
      /** From the link of the mail. */
      token: string;
    };
    response: {
      /** Name. */
      organization: string;
      email: string;
      /** Role in the organization. */
      role: 'developer' | 'developer_admin' | 'operator';
      /** Whether to sign in, or to choose a name and password. */
      has_account: boolean;
    };
  };
  /** console.invitations.accept; access: public. */
  'POST /api/invitations/accept': {
    params: undefined;
    query: undefined;
    body: {
      /** From the link of the mail. */
      token: string;
      /** Your name, for a new account. */
      name?: string;
      /** For a new account, at least 15 characters. */
      password?: string;
    };
    response: {
      /** Sent as `X-CSRF-Token` with every write, for 12 hours. */
      csrf_token: string;
      account: {
        email: string;
        name: string;
        /** Runs the installation. */
        is_operator: boolean;
        email_confirmed: boolean;
        two_factor: boolean;
        /** Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused. */
        two_factor_required: boolean;
        /** Language of pages and mails. */
        locale: 'en-US' | 'en-CA' | 'fr-CA';
      } | null;
      organization: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      } | null;
      /** Those that the account is a member of. */
      organizations: {
        /** Name in URLs. */
        slug: string;
        /** Name. */
        name: string;
        /** Role in the organization. */
        role: 'developer' | 'developer_admin' | 'operator';
      }[];
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      } | null;
    };
  };
  /** console.organization.get; access: view. */
  'GET /api/organization': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      /** Name in URLs; stays. */
      slug: string;
      /** Name. */
      name: string;
      /** Country; stays. */
      country: 'US' | 'CA';
      /** ISO 8601, UTC. */
      created_at: string;
    };
  };
  /** console.organization.update; access: manage. */
  'PATCH /api/organization': {
    params: undefined;
    query: undefined;
    body: {
      /** Name. */
      name: string;
    };
    response: {
      /** Name in URLs; stays. */
      slug: string;
      /** Name. */
      name: string;
      /** Country; stays. */
      country: 'US' | 'CA';
      /** ISO 8601, UTC. */
      created_at: string;
    };
  };
  /** console.assignments.list; access: view. */
  'GET /api/assignments': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      development: {
        /** Public base URL; null while no server is chosen. */
        url: string | null;
        /** Whether the organization can use the server. */
        state: 'ready' | 'pending';
        /** The organization's slug there. */
        slug: string | null;
        /** Client ID of the console's own application there. */
        application: string | null;
        /** Why the last try to assign it failed. */
        problem: string | null;
      };
      production: {
        /** Public base URL; null while no server is chosen. */
        url: string | null;
        /** Whether the organization can use the server. */
        state: 'ready' | 'pending';
        /** The organization's slug there. */
        slug: string | null;
        /** Client ID of the console's own application there. */
        application: string | null;
        /** Why the last try to assign it failed. */
        problem: string | null;
      };
    };
  };
  /** console.assignments.authorities; access: view. */
  'GET /api/assignments/authorities': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      /** PEM; null where a public authority is enough, or no server is assigned. */
      development: string | null;
      /** PEM; null where a public authority is enough, or no server is assigned. */
      production: string | null;
    };
  };
  /** console.assignments.retry; access: manage. */
  'POST /api/assignments/retry': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      servers: {
        development: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
        production: {
          /** Public base URL; null while no server is chosen. */
          url: string | null;
          /** Whether the organization can use the server. */
          state: 'ready' | 'pending';
          /** The organization's slug there. */
          slug: string | null;
          /** Client ID of the console's own application there. */
          application: string | null;
          /** Why the last try to assign it failed. */
          problem: string | null;
        };
      };
      credentials: {
        development: {
          /** Base URL of the server, the only one where they work. */
          url: string;
          client_id: string;
          /** In this answer only. */
          client_secret: string;
        } | null;
        production: {
          /** Base URL of the server, the only one where they work. */
          url: string;
          client_id: string;
          /** In this answer only. */
          client_secret: string;
        } | null;
      };
    };
  };
  /** console.pool.list; access: installation. */
  'GET /api/pool': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      servers: {
        id: number;
        /** What it serves. */
        environment: 'development' | 'production';
        name: string;
        /** Public base URL. */
        url: string;
        /** Of the application with which organizations are made there. */
        client_id: string;
        /** Whether new organizations may be assigned to it. */
        takes_new: boolean;
        /** How many are. */
        organizations: number;
      }[];
    };
  };
  /** console.pool.add; access: installation. */
  'POST /api/pool': {
    params: undefined;
    query: undefined;
    body: {
      /** What it serves. */
      environment: 'development' | 'production';
      /** Name, unique in the environment. */
      name: string;
      /** Public base URL. */
      url: string;
      /** PEM of the authority to trust besides the public ones. */
      ca?: string;
      /** Of an application there with the scope `cartwright:platform`. */
      client_id: string;
      /** Its secret; kept sealed. */
      client_secret: string;
    };
    response: {
      id: number;
    };
  };
  /** console.pool.update; access: installation. */
  'PATCH /api/pool/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: {
      /** Whether new organizations may be assigned to it. */
      takes_new: boolean;
    };
    response: Record<string, unknown>;
  };
  /** console.pool.remove; access: installation. */
  'DELETE /api/pool/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.installation.mails; access: installation. */
  'GET /api/installation/mails': {
    params: undefined;
    query: {
      /** 50 by default. */
      limit?: number;
    };
    body: undefined;
    response: {
      mails: {
        id: number;
        to: string;
        subject: string;
        /** Plain text; empty where a mail server took it. */
        body: string;
        /** What became of it. */
        state: 'logged' | 'sent' | 'failed';
        /** ISO 8601, UTC. */
        at: string;
      }[];
    };
  };
  /** console.installation.organizations; access: installation. */
  'GET /api/installation/organizations': {
    params: undefined;
    query: {
      /** `next` of the page before. */
      after?: number;
      /** 50 by default. */
      limit?: number;
    };
    body: undefined;
    response: {
      organizations: {
        slug: string;
        name: string;
        /** Country. */
        country: 'US' | 'CA';
        /** How many. */
        members: number;
        /** ISO 8601, UTC. */
        created_at: string;
      }[];
      /** `after` of the next page. */
      next: number | null;
    };
  };
  /** console.audit.list; access: manage. */
  'GET /api/audit': {
    params: undefined;
    query: {
      /** `next` of the page before. */
      before?: number;
      /** E-mail. */
      actor?: string;
      /** Begin of the operation. */
      operation?: string;
      /** Server. */
      environment?: 'development' | 'production';
      /** 50 by default. */
      limit?: number;
    };
    body: undefined;
    response: {
      entries: {
        id: number;
        /** ISO 8601, UTC. */
        at: string;
        /** E-mail at that time. */
        actor: string;
        /** What was done: a route of the console, or method and path on a server. */
        operation: string;
        /** Path, with the ids of what it was done to. */
        target: string;
        /** Null for what the console did itself. */
        environment: 'development' | 'production' | null;
        /** HTTP status of the answer. */
        status: number;
        /** Where it came from. */
        address: string;
        /** Leads to the log. */
        request_id: string;
      }[];
      /** `before` of the next page. */
      next: number | null;
    };
  };
  /** console.account.audit; access: account. */
  'GET /api/account/audit': {
    params: undefined;
    query: {
      /** `next` of the page before. */
      before?: number;
      /** E-mail. */
      actor?: string;
      /** Begin of the operation. */
      operation?: string;
      /** Server. */
      environment?: 'development' | 'production';
      /** 50 by default. */
      limit?: number;
    };
    body: undefined;
    response: {
      entries: {
        id: number;
        /** ISO 8601, UTC. */
        at: string;
        /** E-mail at that time. */
        actor: string;
        /** What was done: a route of the console, or method and path on a server. */
        operation: string;
        /** Path, with the ids of what it was done to. */
        target: string;
        /** Null for what the console did itself. */
        environment: 'development' | 'production' | null;
        /** HTTP status of the answer. */
        status: number;
        /** Where it came from. */
        address: string;
        /** Leads to the log. */
        request_id: string;
      }[];
      /** `before` of the next page. */
      next: number | null;
    };
  };
  /** console.samples.get; access: view. */
  'GET /api/samples/{operation_id}': {
    params: {
      /** Id of the operation. */
      operation_id: string;
    };
    query: {
      /** Client id that the programs use. */
      client_id?: string;
    };
    body: undefined;
    response: {
      samples: {
        /** `curl`, `java`, `python`, `go`, `typescript`. */
        language: string;
        /** Runs the file. */
        command: string;
        /** The whole program. */
        text: string;
        /** The same, for showing it as the reference does. */
        stretches: {
          /** `s` a text, `c` a comment, `n` a number; plain without. */
          kind?: string;
          text: string;
        }[];
      }[];
    };
  };
  /** console.status.get; access: public. */
  'GET /api/status': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      /** `unknown`: not probed lately. */
      state: 'operational' | 'degraded' | 'down' | 'maintenance' | 'unknown';
      /** Also shown to visitors without a session. */
      open_to_all: boolean;
      /** From one round of probes to the next. */
      interval_seconds: number;
      servers: {
        server_id: number;
        /** Which of the two servers. */
        environment: 'development' | 'production';
        url: string;
        /** `unknown`: not probed lately. */
        state: 'operational' | 'degraded' | 'down' | 'maintenance' | 'unknown';
        reason: string | null;
        /** ISO 8601, UTC. */
        checked_at: string | null;
        /** ISO 8601, UTC. */
        since: string | null;
        /** Milliseconds. */
        response_ms: number | null;
        /** Percent of the probes outside maintenance that were answered; null: none were. */
        uptime_90_days: number | null;
        /** 90 days, oldest first, today last. */
        days: {
          /** YYYY-MM-DD, UTC. */
          date: string;
          /** Percent of the probes outside maintenance that were answered; null: none were. */
          uptime: number | null;
          /** Probes. */
          operational: number;
          degraded: number;
          down: number;
          maintenance: number;
        }[];
        components: {
          /** Component of a server. */
          component: 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work';
          /** `unknown`: not probed lately. */
          state: 'operational' | 'degraded' | 'down' | 'maintenance' | 'unknown';
          reason: string | null;
          /** ISO 8601, UTC. */
          checked_at: string | null;
          /** ISO 8601, UTC. */
          since: string | null;
          /** Milliseconds. */
          response_ms: number | null;
          /** Percent of the probes outside maintenance that were answered; null: none were. */
          uptime_90_days: number | null;
          /** 90 days, oldest first, today last. */
          days: {
            /** YYYY-MM-DD, UTC. */
            date: string;
            /** Percent of the probes outside maintenance that were answered; null: none were. */
            uptime: number | null;
            /** Probes. */
            operational: number;
            degraded: number;
            down: number;
            maintenance: number;
          }[];
        }[];
        response_times: {
          /** Component that is asked itself. */
          component: 'api' | 'oauth';
          /** Steps of ten minutes, oldest first; those without a probe are left out. */
          last_24_hours: {
            /** ISO 8601, UTC. */
            at: string;
            /** Milliseconds. */
            p50_ms: number | null;
            /** Milliseconds. */
            p95_ms: number | null;
            /** Milliseconds. */
            max_ms: number | null;
            probes: number;
            failures: number;
          }[];
        }[];
      }[];
      open_incidents: {
        id: number;
        /** Null: of the whole installation. */
        server_id: number | null;
        /** Which of the two servers. */
        environment: 'development' | 'production' | null;
        components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
        title: string;
        /** What the probes watch; null for an incident that an operator opened. */
        scope: 'server' | 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work' | null;
        /** How bad it is; it never falls. */
        impact: 'minor' | 'major' | 'critical';
        /** State. */
        state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
        /** ISO 8601, UTC. */
        opened_at: string;
        /** ISO 8601, UTC. */
        resolved_at: string | null;
        /** From opening to the end; null while it is open. */
        duration_seconds: number | null;
        /** Newest first. */
        updates: {
          id: number;
          /** State from this update on. */
          state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
          text: string;
          /** ISO 8601, UTC. */
          at: string;
          /** Written by the console itself. */
          automatic: boolean;
        }[];
      }[];
      /** Planned or in progress, by their start. */
      maintenance: {
        id: number;
        /** Null: of the whole installation. */
        server_id: number | null;
        /** Which of the two servers. */
        environment: 'development' | 'production' | null;
        components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
        title: string;
        /** State. */
        state: 'planned' | 'in_progress' | 'completed' | 'canceled';
        text: string;
        /** ISO 8601, UTC. */
        starts_at: string;
        /** ISO 8601, UTC. */
        ends_at: string;
      }[];
    };
  };
  /** console.status.response_times; access: public. */
  'GET /api/status/response-times': {
    params: undefined;
    query: {
      server_id: number;
      /** `hour`: of the last 8 days; `day`: of the last 90. */
      period: 'hour' | 'day';
    };
    body: undefined;
    response: {
      components: {
        /** Component that is asked itself. */
        component: 'api' | 'oauth';
        /** Oldest first; those without a probe are left out. */
        periods: {
          /** ISO 8601, UTC. */
          starts_at: string;
          /** Milliseconds; null: none was measured. */
          p50_ms: number | null;
          /** Milliseconds; null: none was measured. */
          p95_ms: number | null;
          /** Milliseconds; null: none was measured. */
          max_ms: number | null;
          uptime: number | null;
        }[];
      }[];
    };
  };
  /** console.status.set_settings; access: installation. */
  'PUT /api/status/settings': {
    params: undefined;
    query: undefined;
    body: {
      /** Shows the status page to visitors without a session. */
      open_to_all: boolean;
    };
    response: {
      /** Shows the status page to visitors without a session. */
      open_to_all: boolean;
    };
  };
  /** console.status.incidents.list; access: public. */
  'GET /api/status/incidents': {
    params: undefined;
    query: {
      /** Entries of the page, 20 by default. */
      limit?: number;
      /** `next` of the page before; absent for the first page. */
      before?: number;
      /** All by default. */
      state?: 'open' | 'resolved';
    };
    body: undefined;
    response: {
      /** Latest first. */
      incidents: {
        id: number;
        /** Null: of the whole installation. */
        server_id: number | null;
        /** Which of the two servers. */
        environment: 'development' | 'production' | null;
        components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
        title: string;
        /** What the probes watch; null for an incident that an operator opened. */
        scope: 'server' | 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work' | null;
        /** How bad it is; it never falls. */
        impact: 'minor' | 'major' | 'critical';
        /** State. */
        state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
        /** ISO 8601, UTC. */
        opened_at: string;
        /** ISO 8601, UTC. */
        resolved_at: string | null;
        /** From opening to the end; null while it is open. */
        duration_seconds: number | null;
        /** Newest first. */
        updates: {
          id: number;
          /** State from this update on. */
          state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
          text: string;
          /** ISO 8601, UTC. */
          at: string;
          /** Written by the console itself. */
          automatic: boolean;
        }[];
      }[];
      /** Pass it as `before` for the next page; null on the last. */
      next: number | null;
    };
  };
  /** console.status.incidents.get; access: public. */
  'GET /api/status/incidents/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: {
      id: number;
      /** Null: of the whole installation. */
      server_id: number | null;
      /** Which of the two servers. */
      environment: 'development' | 'production' | null;
      components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      title: string;
      /** What the probes watch; null for an incident that an operator opened. */
      scope: 'server' | 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work' | null;
      /** How bad it is; it never falls. */
      impact: 'minor' | 'major' | 'critical';
      /** State. */
      state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
      /** ISO 8601, UTC. */
      opened_at: string;
      /** ISO 8601, UTC. */
      resolved_at: string | null;
      /** From opening to the end; null while it is open. */
      duration_seconds: number | null;
      /** Newest first. */
      updates: {
        id: number;
        /** State from this update on. */
        state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
        text: string;
        /** ISO 8601, UTC. */
        at: string;
        /** Written by the console itself. */
        automatic: boolean;
      }[];
    };
  };
  /** console.status.incidents.open; access: installation. */
  'POST /api/status/incidents': {
    params: undefined;
    query: undefined;
    body: {
      /** Server of the pool; absent: the whole installation. */
      server_id?: number | null;
      /** All of them by default. */
      components?: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      /** Title. */
      title: string;
      /** First update. */
      text: string;
      /** How bad it is. */
      impact: 'minor' | 'major' | 'critical';
    };
    response: {
      id: number;
      /** Null: of the whole installation. */
      server_id: number | null;
      /** Which of the two servers. */
      environment: 'development' | 'production' | null;
      components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      title: string;
      /** What the probes watch; null for an incident that an operator opened. */
      scope: 'server' | 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work' | null;
      /** How bad it is; it never falls. */
      impact: 'minor' | 'major' | 'critical';
      /** State. */
      state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
      /** ISO 8601, UTC. */
      opened_at: string;
      /** ISO 8601, UTC. */
      resolved_at: string | null;
      /** From opening to the end; null while it is open. */
      duration_seconds: number | null;
      /** Newest first. */
      updates: {
        id: number;
        /** State from this update on. */
        state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
        text: string;
        /** ISO 8601, UTC. */
        at: string;
        /** Written by the console itself. */
        automatic: boolean;
      }[];
    };
  };
  /** console.status.incidents.update; access: installation. */
  'POST /api/status/incidents/{id}/updates': {
    params: {
      id: number;
    };
    query: undefined;
    body: {
      /** What is known. */
      text: string;
      /** As it is by default. */
      state?: 'investigating' | 'identified' | 'monitoring' | 'resolved';
      /** New title. */
      title?: string;
      /** New impact; it never falls. */
      impact?: 'minor' | 'major' | 'critical';
    };
    response: {
      id: number;
      /** Null: of the whole installation. */
      server_id: number | null;
      /** Which of the two servers. */
      environment: 'development' | 'production' | null;
      components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      title: string;
      /** What the probes watch; null for an incident that an operator opened. */
      scope: 'server' | 'api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work' | null;
      /** How bad it is; it never falls. */
      impact: 'minor' | 'major' | 'critical';
      /** State. */
      state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
      /** ISO 8601, UTC. */
      opened_at: string;
      /** ISO 8601, UTC. */
      resolved_at: string | null;
      /** From opening to the end; null while it is open. */
      duration_seconds: number | null;
      /** Newest first. */
      updates: {
        id: number;
        /** State from this update on. */
        state: 'investigating' | 'identified' | 'monitoring' | 'resolved';
        text: string;
        /** ISO 8601, UTC. */
        at: string;
        /** Written by the console itself. */
        automatic: boolean;
      }[];
    };
  };
  /** console.status.incidents.delete; access: installation. */
  'DELETE /api/status/incidents/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.status.maintenance.list; access: public. */
  'GET /api/status/maintenance': {
    params: undefined;
    query: {
      /** Entries of the page, 20 by default. */
      limit?: number;
      /** `next` of the page before; absent for the first page. */
      before?: number;
    };
    body: undefined;
    response: {
      /** Latest first. */
      maintenance: {
        id: number;
        /** Null: of the whole installation. */
        server_id: number | null;
        /** Which of the two servers. */
        environment: 'development' | 'production' | null;
        components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
        title: string;
        /** State. */
        state: 'planned' | 'in_progress' | 'completed' | 'canceled';
        text: string;
        /** ISO 8601, UTC. */
        starts_at: string;
        /** ISO 8601, UTC. */
        ends_at: string;
      }[];
      /** Pass it as `before` for the next page; null on the last. */
      next: number | null;
    };
  };
  /** console.status.maintenance.plan; access: installation. */
  'POST /api/status/maintenance': {
    params: undefined;
    query: undefined;
    body: {
      /** Server of the pool; absent: the whole installation. */
      server_id?: number | null;
      /** All of them by default. */
      components?: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      /** Title. */
      title: string;
      /** What is going to happen. */
      text: string;
      /** When it begins; it begins by itself. */
      starts_at: string;
      /** When it ends; it ends by itself. */
      ends_at: string;
    };
    response: {
      id: number;
      /** Null: of the whole installation. */
      server_id: number | null;
      /** Which of the two servers. */
      environment: 'development' | 'production' | null;
      components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      title: string;
      /** State. */
      state: 'planned' | 'in_progress' | 'completed' | 'canceled';
      text: string;
      /** ISO 8601, UTC. */
      starts_at: string;
      /** ISO 8601, UTC. */
      ends_at: string;
    };
  };
  /** console.status.maintenance.change; access: installation. */
  'PATCH /api/status/maintenance/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: {
      /** Begins, completes or cancels it before its time. */
      state?: 'planned' | 'in_progress' | 'completed' | 'canceled';
      /** Title. */
      title?: string;
      /** What is going to happen. */
      text?: string;
      /** When it begins. */
      starts_at?: string;
      /** When it ends. */
      ends_at?: string;
    };
    response: {
      id: number;
      /** Null: of the whole installation. */
      server_id: number | null;
      /** Which of the two servers. */
      environment: 'development' | 'production' | null;
      components: ('api' | 'oauth' | 'database' | 'callbacks' | 'catalogue_ingestion' | 'due_work')[];
      title: string;
      /** State. */
      state: 'planned' | 'in_progress' | 'completed' | 'canceled';
      text: string;
      /** ISO 8601, UTC. */
      starts_at: string;
      /** ISO 8601, UTC. */
      ends_at: string;
    };
  };
  /** console.status.subscriptions.list; access: account. */
  'GET /api/status/subscriptions': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      /** The account's own, oldest first. */
      subscriptions: {
        id: number;
        /** How the news come. */
        kind: 'webhook' | 'email';
        /** `unconfirmed`: the link in the mail has not been used. */
        state: 'unconfirmed' | 'active' | 'ended';
        /** URL or e-mail address. */
        target: string;
        /** ISO 8601, UTC. */
        created_at: string;
        notices: {
          /** On their way, or waiting for another attempt. */
          pending: number;
          /** Given up. */
          failed: number;
          /** ISO 8601, UTC. */
          last_sent_at: string | null;
          /** Of the latest that did not arrive. */
          last_error: string | null;
        };
      }[];
      /** When the token in the addresses of its feeds was made. */
      feed: {
        /** ISO 8601, UTC. */
        created_at: string;
      } | null;
    };
  };
  /** console.status.subscriptions.create; access: account. */
  'POST /api/status/subscriptions': {
    params: undefined;
    query: undefined;
    body: {
      /** How the news come. */
      kind: 'webhook' | 'email';
      /** Of a webhook: HTTPS. */
      url?: string;
      /** Of a webhook: PEM of a CA to trust besides the public ones. */
      ca_certificate?: string;
      /** Of mails; the address gets a link to confirm it. */
      email?: string;
    };
    response: {
      id: number;
      /** `unconfirmed` until the link in the mail is used. */
      state: 'unconfirmed' | 'active';
      /** Signs what the webhook gets (Standard Webhooks); shown this once. */
      secret: string | null;
    };
  };
  /** console.status.subscriptions.end; access: account. */
  'DELETE /api/status/subscriptions/{id}': {
    params: {
      id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.status.subscriptions.confirm; access: public. */
  'POST /api/status/subscriptions/confirm': {
    params: undefined;
    query: undefined;
    body: {
      /** Of the link in the mail. */
      token: string;
    };
    response: {
      /** Where news come from here on. */
      email: string;
    };
  };
  /** console.status.subscriptions.unsubscribe; access: public. */
  'POST /api/status/subscriptions/unsubscribe': {
    params: undefined;
    query: undefined;
    body: {
      /** Of the link in a mail. */
      token: string;
    };
    response: {
      /** Where no news come any more. */
      email: string;
    };
  };
  /** console.status.notices.list; access: account. */
  'GET /api/status/subscriptions/{id}/notices': {
    params: {
      id: number;
    };
    query: {
      /** Entries of the page, 20 by default. */
      limit?: number;
      /** `next` of the page before; absent for the first page. */
      before?: number;
    };
    body: undefined;
    response: {
      /** Latest first; of a subscription that is not the account’s: none. */
      notices: {
        id: number;
        /** `webhook-id`: the same at every attempt. */
        message_id: string;
        /** `incident.opened` and the like. */
        type: string;
        /** What became of it. */
        state: 'pending' | 'failed' | 'sent';
        attempts: number;
        /** ISO 8601, UTC. */
        created_at: string;
        /** ISO 8601, UTC. */
        next_attempt_at: string | null;
        /** ISO 8601, UTC. */
        finished_at: string | null;
        last_error: string | null;
      }[];
      /** Pass it as `before` for the next page; null on the last. */
      next: number | null;
    };
  };
  /** console.status.notices.retry; access: account. */
  'POST /api/status/subscriptions/{id}/notices/{notice_id}/retry': {
    params: {
      id: number;
      notice_id: number;
    };
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
  /** console.status.feed.make; access: account. */
  'POST /api/status/feed': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: {
      atom: string;
      rss: string;
      json: string;
    };
  };
  /** console.status.feed.end; access: account. */
  'DELETE /api/status/feed': {
    params: undefined;
    query: undefined;
    body: undefined;
    response: Record<string, unknown>;
  };
}
