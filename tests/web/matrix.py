"""Who gets what: every page and action, asked for by every kind of caller.

What is asked for lies in one house; every caller asks for the very same thing, filled in right.

* ``admin``: reaches everything, with Write on every panel
* ``viewer``: reaches everything, with Read on every panel
* ``package``: has no panel; its filter lets the bakery through
* ``client``: at the bakery, for one of its companies, with Write on Client logins
* ``other``: the same at another debtor; in Business, where there is none, for another company
* ``narrow``: has Write on every panel, and a filter that does not let the thing through
* ``foreign``: an administrator of another environment
* ``weak``: a session that came from the package's token
* ``anon``: nobody is signed in

What they get: ``200``, a page; ``done``, a change, or whatever else leaves an entry in the record; ``302``,
led elsewhere with nothing done; ``in``, led to the sign-in page; ``403``, refused; ``404``, as if it were not
there; ``410``, a link that leads nowhere any more. A POST that gets ``200`` was refused in its form, or is a
question that changes nothing. A page without a row here fails the tests; a method without one is answered
405.
"""

ACCOUNTANT = """
                                               admin viewer package client other narrow foreign weak anon

# The start page, the language, signing in and out
GET  home                                      200   200    200     200    200   200    200     200  in
POST language                                  302   302    302     302    302   302    302     302  302
GET  sign-in                                   302   302    302     302    302   302    302     200  200
POST sign-in                                   done  done   done    done   done  done   done    done done
GET  sign-in-choose                            302   302    302     302    302   302    302     302  in
POST sign-in-choose                            302   302    302     302    302   302    302     302  in
GET  sign-in-code                              302   302    302     302    302   302    302     302  in
POST sign-in-code                              302   302    302     302    302   302    302     302  in
POST sign-out                                  302   302    302     302    302   302    302     302  in

# Passwords by mail, activation, other logins, single sign-on
GET  password-forgotten                        200   200    200     200    200   200    200     200  200
POST password-forgotten                        302   302    302     302    302   302    302     302  302
GET  password-asked                            200   200    200     200    200   200    200     200  200
GET  password-new                              410   410    410     410    410   410    410     410  410
POST password-new                              410   410    410     410    410   410    410     410  410
GET  password-link                             302   302    302     302    302   302    302     302  302
GET  switch                                    200   200    200     200    200   200    200     403  in
GET  switch-to                                 200   404    404     404    404   404    404     403  in
POST switch-to                                 done  404    404     404    404   404    404     403  in
GET  activate                                  302   302    302     302    302   302    302     302  302
GET  set-password                              410   410    410     410    410   410    410     410  410
POST set-password                              410   410    410     410    410   410    410     410  410
GET  sign-on                                   done  done   done    done   done  done   done    done done

# User profile
GET  profile                                   200   200    200     200    200   200    200     403  in
GET  profile-security                          200   200    200     200    200   200    200     403  in
GET  password-change                           200   200    200     200    200   200    200     403  in
POST password-change                           done  done   done    done   done  done   done    403  in
GET  second-factor-add                         200   200    200     200    200   200    200     403  in
POST second-factor-add                         302   302    302     302    302   302    302     403  in
GET  second-factor-confirm                     302   302    302     302    302   302    302     403  in
POST second-factor-confirm                     302   302    302     302    302   302    302     403  in
GET  second-factor-remove                      302   302    302     302    302   302    302     403  in
POST second-factor-remove                      302   302    302     302    302   302    302     403  in
GET  recovery-codes                            302   302    302     302    302   302    302     403  in
POST recovery-codes                            302   302    302     302    302   302    302     403  in
GET  sessions                                  200   200    200     200    200   200    200     403  in
POST session-end                               302   302    302     302    302   302    302     403  in
GET  sessions-end-all                          200   200    200     200    200   200    200     403  in
POST sessions-end-all                          done  done   done    done   done  done   done    403  in

# User profile, tab API Token: master kinds have it; of these callers the package has a token
GET  api-token                                 200   200    200     403    403   200    200     403  in
POST api-token                                 done  done   302     403    403   done   done    403  in
GET  api-token-show                            302   302    302     403    403   302    302     403  in
POST api-token-show                            200   200    done    403    403   200    200     403  in
GET  api-token-settings                        302   302    200     403    403   302    302     403  in
POST api-token-settings                        302   302    done    403    403   302    302     403  in
GET  api-token-rotate                          302   302    200     403    403   302    302     403  in
POST api-token-rotate                          302   302    done    403    403   302    302     403  in
GET  api-token-end-old                         302   302    200     403    403   302    302     403  in
POST api-token-end-old                         302   302    done    403    403   302    302     403  in
GET  api-token-compare                         302   302    302     403    403   302    302     403  in
POST api-token-compare                         200   200    200     403    403   200    200     403  in
GET  api-token-revoke                          302   302    200     403    403   302    302     403  in
POST api-token-revoke                          302   302    done    403    403   302    302     403  in

# The token of a login at the bakery
GET  login-token                               200   200    403     200    404   404    404     403  in
POST login-token                               302   403    403     302    404   404    404     403  in
GET  login-token-show                          302   403    403     302    404   404    404     403  in
POST login-token-show                          done  403    403     done   404   404    404     403  in
GET  login-token-settings                      200   403    403     200    404   404    404     403  in
POST login-token-settings                      done  403    403     done   404   404    404     403  in
GET  login-token-rotate                        200   403    403     200    404   404    404     403  in
POST login-token-rotate                        done  403    403     done   404   404    404     403  in
GET  login-token-end-old                       200   403    403     200    404   404    404     403  in
POST login-token-end-old                       done  403    403     done   404   404    404     403  in
GET  login-token-compare                       302   403    403     302    404   404    404     403  in
POST login-token-compare                       200   403    403     200    404   404    404     403  in
GET  login-token-revoke                        200   403    403     200    404   404    404     403  in
POST login-token-revoke                        done  403    403     done   404   404    404     403  in
GET  login-token-handover                      302   403    403     302    404   404    404     403  in
POST login-token-handover                      done  403    403     done   404   404    404     403  in

# Links and found tokens, for whoever holds them
GET  handover                                  200   200    200     200    200   200    200     200  200
POST handover                                  done  done   done    done   done  done   done    done done
GET  token-report                              200   200    200     200    200   200    200     200  200
POST token-report                              done  done   done    done   done  done   done    done done
GET  connection-check                          200   200    200     200    200   200    200     200  200
POST connection-check                          200   200    200     200    200   200    200     200  200
POST connection-check-json                     400   400    400     400    400   400    400     400  400

# Settings > Users > Logins: master level
GET  settings                                  200   200    403     403    403   200    200     403  in
GET  logins                                    200   200    403     403    403   200    200     403  in
GET  login-new                                 200   403    403     403    403   200    200     403  in
POST login-new                                 done  403    403     403    403   200    200     403  in
POST login-new-reach                           200   403    403     403    403   200    200     403  in
GET  login                                     200   200    403     403    403   200    404     403  in
POST login                                     done  403    403     403    403   200    404     403  in
POST login-reach                               200   403    403     403    403   200    404     403  in
POST login-send-activation                     done  403    403     403    403   done   404     403  in
GET  login-deactivate                          200   403    403     403    403   200    404     403  in
POST login-deactivate                          done  403    403     403    403   done   404     403  in
GET  login-reactivate                          200   403    403     403    403   200    404     403  in
POST login-reactivate                          done  403    403     403    403   302    404     403  in
GET  login-reset-second-factor                 200   403    403     403    403   200    404     403  in
POST login-reset-second-factor                 done  403    403     403    403   done   404     403  in
GET  login-delete                              200   403    403     403    403   200    404     403  in
POST login-delete                              done  403    403     403    403   done   404     403  in

# Settings > Users > Client logins: not in this product
GET  business-client-logins                    404   404    403     404    404   404    404     403  in
GET  business-client-login-new                 404   403    403     404    404   404    404     403  in
POST business-client-login-new                 404   403    403     404    404   404    404     403  in
POST business-client-login-new-reach           404   403    403     404    404   404    404     403  in
GET  business-client-login                     404   404    403     404    404   404    404     403  in
POST business-client-login                     404   404    403     404    404   404    404     403  in
POST business-client-login-reach               404   403    403     404    404   404    404     403  in
POST business-client-login-send-activation     404   403    403     404    404   404    404     403  in
GET  business-client-login-deactivate          404   403    403     404    404   404    404     403  in
POST business-client-login-deactivate          404   403    403     404    404   404    404     403  in
GET  business-client-login-reactivate          404   403    403     404    404   404    404     403  in
POST business-client-login-reactivate          404   403    403     404    404   404    404     403  in
GET  business-client-login-reset-second-factor 404   403    403     404    404   404    404     403  in
POST business-client-login-reset-second-factor 404   403    403     404    404   404    404     403  in
GET  business-client-login-delete              404   403    403     404    404   404    404     403  in
POST business-client-login-delete              404   403    403     404    404   404    404     403  in

# Settings > Users > User templates
GET  templates                                 200   200    403     403    403   200    200     403  in
GET  template-new                              200   403    403     403    403   200    200     403  in
POST template-new                              done  403    403     403    403   done   done    403  in
GET  template                                  200   200    403     403    403   200    404     403  in
POST template                                  done  403    403     403    403   done   404     403  in
GET  template-copy                             200   403    403     403    403   200    404     403  in
POST template-copy                             done  403    403     403    403   done   404     403  in
GET  template-delete                           200   403    403     403    403   200    404     403  in
POST template-delete                           done  403    403     403    403   done   404     403  in

# Settings > Debtor tags
GET  tags                                      200   200    403     403    403   200    200     403  in
GET  tag-new                                   200   403    403     403    403   403    200     403  in
POST tag-new                                   done  403    403     403    403   403    done    403  in
GET  tag                                       200   403    403     403    403   404    404     403  in
POST tag                                       done  403    403     403    403   404    404     403  in
GET  tag-delete                                200   403    403     403    403   403    404     403  in
POST tag-delete                                done  403    403     403    403   403    404     403  in

# Debtor management
GET  debtors                                   200   200    403     302    302   200    200     403  in
GET  debtor                                    200   200    403     200    404   404    404     403  in
POST debtor                                    done  403    403     403    404   404    404     403  in

# Debtor > User accounts > Client logins, at the bakery
GET  client-logins                             200   200    403     200    404   404    404     403  in
GET  client-login-new                          200   403    403     200    404   404    404     403  in
POST client-login-new                          done  403    403     done   404   404    404     403  in
POST client-login-new-reach                    200   403    403     200    404   404    404     403  in
GET  client-login                              200   200    403     200    404   404    404     403  in
POST client-login                              done  403    403     done   404   404    404     403  in
POST client-login-reach                        200   403    403     200    404   404    404     403  in
POST client-login-send-activation              done  403    403     done   404   404    404     403  in
GET  client-login-deactivate                   200   403    403     200    404   404    404     403  in
POST client-login-deactivate                   done  403    403     done   404   404    404     403  in
GET  client-login-reactivate                   200   403    403     200    404   404    404     403  in
POST client-login-reactivate                   done  403    403     done   404   404    404     403  in
GET  client-login-reset-second-factor          200   403    403     200    404   404    404     403  in
POST client-login-reset-second-factor          done  403    403     done   404   404    404     403  in
GET  client-login-delete                       200   403    403     200    404   404    404     403  in
POST client-login-delete                       done  403    403     done   404   404    404     403  in

# Companies and their employees: the bakery's shop, and Bram
GET  companies                                 200   200    403     200    200   200    200     403  in
GET  company                                   200   200    403     200    404   404    404     403  in
GET  company-advance                           200   403    403     200    404   404    404     403  in
POST company-advance                           done  403    403     done   404   404    404     403  in
GET  run-new                                   200   403    403     200    404   404    404     403  in
POST run-new                                   done  403    403     done   404   404    404     403  in
GET  run-import                                200   403    403     200    404   404    404     403  in
POST run-import                                done  403    403     done   404   404    404     403  in
GET  run                                       200   200    403     200    404   404    404     403  in
POST run-journal                               done  done   403     done   404   404    404     403  in
POST run-payslips                              done  done   403     done   404   404    404     403  in
POST run-paper                                 done  done   403     done   404   404    404     403  in
POST employee-payslip                          done  done   403     done   404   404    404     403  in
GET  reports                                   200   200    403     200    404   404    404     403  in
POST reports                                   302   302    403     302    404   404    404     403  in
POST report-download                           done  404    403     404    404   404    404     403  in
GET  run-step                                  200   403    403     200    404   404    404     403  in
POST run-step                                  done  403    403     done   404   404    404     403  in
POST run-request                               done  403    403     done   404   404    404     403  in
GET  run-bookings                              200   403    403     200    404   404    404     403  in
POST run-bookings                              done  403    403     done   404   404    404     403  in
GET  company-wages-new                         200   403    403     200    404   404    404     403  in
POST company-wages-new                         done  403    403     done   404   404    404     403  in
GET  company-wages-stop                        200   403    403     200    404   404    404     403  in
POST company-wages-stop                        done  403    403     done   404   404    404     403  in
GET  declaration-new                           200   403    403     200    404   404    404     403  in
POST declaration-new                           done  403    403     done   404   404    404     403  in
GET  pension-codes                             200   403    403     200    404   404    404     403  in
POST pension-codes                             done  403    403     done   404   404    404     403  in
POST declaration-sent                          done  403    403     done   404   404    404     403  in
POST run-payments                              done  403    403     done   404   404    404     403  in
POST declaration-file                          done  done   403     done   404   404    404     403  in
GET  company-fact                              200   403    403     200    404   404    404     403  in
POST company-fact                              done  403    403     done   404   404    404     403  in
POST company-file                              done  done   403     done   404   404    404     403  in
GET  employee-template-new                     200   403    403     200    404   404    404     403  in
POST employee-template-new                     done  403    403     done   404   404    404     403  in
GET  employee-template                         200   403    403     200    404   404    404     403  in
POST employee-template                         done  403    403     done   404   404    404     403  in
GET  employee-template-delete                  200   403    403     200    404   404    404     403  in
POST employee-template-delete                  done  403    403     done   404   404    404     403  in
GET  employees                                 200   200    403     200    200   200    200     403  in
GET  employee                                  200   200    403     200    404   404    404     403  in
POST employee-number                           done  done   403     done   404   404    404     403  in
POST employee-document                         done  done   403     done   404   404    404     403  in
GET  employee-record-new                       200   403    403     200    404   404    404     403  in
POST employee-record-new                       done  403    403     done   404   404    404     403  in
GET  employee-record                           200   403    403     200    404   404    404     403  in
POST employee-record                           done  403    403     done   404   404    404     403  in
GET  employee-record-end                       200   403    403     200    404   404    404     403  in
POST employee-record-end                       done  403    403     done   404   404    404     403  in
GET  employee-record-delete                    200   403    403     200    404   404    404     403  in
POST employee-record-delete                    done  403    403     done   404   404    404     403  in

# Webhooks of the bakery
GET  webhooks                                  200   200    403     403    403   404    404     403  in
GET  webhook                                   200   200    403     403    403   404    404     403  in
GET  webhook-new                               200   403    403     403    403   404    404     403  in
GET  webhook-secret                            200   403    403     403    403   404    404     403  in
GET  webhook-delete                            200   403    403     403    403   404    404     403  in
POST webhook-new                               done  403    403     403    403   404    404     403  in
POST webhook                                   done  403    403     403    403   404    404     403  in
POST webhook-secret                            done  403    403     403    403   404    404     403  in
POST webhook-delete                            done  403    403     403    403   404    404     403  in
POST webhook-send-again                        done  403    403     403    403   404    404     403  in

# Settings > Security
GET  security                                  200   200    403     403    403   200    200     403  in
GET  security-second-factor                    200   403    403     403    403   200    200     403  in
POST security-second-factor                    done  403    403     403    403   done   done    403  in
GET  security-show-once                        200   403    403     403    403   200    200     403  in
POST security-show-once                        done  403    403     403    403   done   done    403  in

# Settings > Audit
GET  audit                                     200   200    403     403    403   200    200     403  in
POST audit-export                              done  done   403     403    403   done   done    403  in
GET  audit-entry                               200   200    403     403    403   200    200     403  in

# Usage of a login at the bakery
GET  login-usage                               200   200    403     200    404   404    404     403  in

# The mailbox of the demo
GET  mailbox                                   404   404    404     404    404   404    404     404  404
GET  mailbox-message                           404   404    404     404    404   404    404     404  404

# The App Store and the instructions
GET  app-store                                 200   200    200     200    200   200    200     200  200
GET  app-store-package                         200   200    200     200    200   200    200     200  200
GET  app-store-instructions                    200   200    200     200    200   200    200     200  200
GET  developers                                200   200    200     200    200   200    200     200  200

# Connecting a package
GET  connect                                   200   403    403     200    200   200    200     403  in
POST connect                                   200   403    403     200    200   200    200     403  in
GET  connect-package                           200   403    403     200    200   200    200     403  in
POST connect-package                           done  403    403     200    200   200    200     403  in
GET  connection-made                           200   200    403     404    404   200    404     403  in

# Settings > Connections: of the package's login
GET  connections                               200   200    403     403    403   200    200     403  in
GET  connection                                200   200    403     403    403   200    404     403  in
GET  connection-tighten                        200   403    403     403    403   200    404     403  in
POST connection-tighten                        done  403    403     403    403   done   404     403  in
GET  connection-loosen                         200   403    403     403    403   200    404     403  in
POST connection-loosen                         done  403    403     403    403   done   404     403  in

# Debtor > User accounts > Connections, at the bakery
GET  debtor-connections                        200   200    403     403    403   404    404     403  in
GET  debtor-connection-stop                    200   403    403     403    403   404    404     403  in
POST debtor-connection-stop                    done  403    403     403    403   404    404     403  in
POST debtor-connection-resume                  done  403    403     403    403   404    404     403  in
"""

BUSINESS = """
                                               admin viewer package client other narrow foreign weak anon

# The start page, and User profile with its tab API Token
GET  home                                      200   200    200     200    200   200    200     200  in
GET  profile                                   200   200    200     200    200   200    200     403  in
GET  api-token                                 200   200    200     403    403   200    200     403  in
POST api-token                                 done  done   302     403    403   done   done    403  in

# The token of a client login that reaches all companies: less than that may only end it
GET  login-token                               200   200    403     200    200   200    404     403  in
POST login-token                               302   403    403     403    403   403    404     403  in
GET  login-token-show                          302   403    403     403    403   403    404     403  in
POST login-token-show                          done  403    403     403    403   403    404     403  in
GET  login-token-settings                      200   403    403     403    403   403    404     403  in
POST login-token-settings                      done  403    403     403    403   403    404     403  in
GET  login-token-rotate                        200   403    403     403    403   403    404     403  in
POST login-token-rotate                        done  403    403     403    403   403    404     403  in
GET  login-token-end-old                       200   403    403     200    200   200    404     403  in
POST login-token-end-old                       done  403    403     done   done  done   404     403  in
GET  login-token-compare                       302   403    403     302    302   302    404     403  in
POST login-token-compare                       200   403    403     200    200   200    404     403  in
GET  login-token-revoke                        200   403    403     200    200   200    404     403  in
POST login-token-revoke                        done  403    403     done   done  done   404     403  in
GET  login-token-handover                      302   403    403     403    403   403    404     403  in
POST login-token-handover                      done  403    403     403    403   403    404     403  in

# Settings > Users > Logins: master level
GET  settings                                  200   200    403     200    200   200    200     403  in
GET  logins                                    200   200    403     403    403   200    200     403  in
GET  login-new                                 200   403    403     403    403   200    200     403  in
POST login-new                                 done  403    403     403    403   200    200     403  in
POST login-new-reach                           200   403    403     403    403   200    200     403  in
GET  login                                     200   200    403     403    403   200    404     403  in
POST login                                     done  403    403     403    403   200    404     403  in
POST login-reach                               200   403    403     403    403   200    404     403  in
POST login-send-activation                     done  403    403     403    403   done   404     403  in
GET  login-deactivate                          200   403    403     403    403   200    404     403  in
POST login-deactivate                          done  403    403     403    403   done   404     403  in
GET  login-reactivate                          200   403    403     403    403   200    404     403  in
POST login-reactivate                          done  403    403     403    403   302    404     403  in
GET  login-reset-second-factor                 200   403    403     403    403   200    404     403  in
POST login-reset-second-factor                 done  403    403     403    403   done   404     403  in
GET  login-delete                              200   403    403     403    403   200    404     403  in
POST login-delete                              done  403    403     403    403   done   404     403  in

# Settings > Users > Client logins: the login that is asked for reaches all companies
GET  business-client-logins                    200   200    403     200    200   200    200     403  in
GET  business-client-login-new                 200   403    403     200    200   200    200     403  in
POST business-client-login-new                 done  403    403     done   200   200    200     403  in
POST business-client-login-new-reach           200   403    403     200    200   200    200     403  in
GET  business-client-login                     200   200    403     200    200   200    404     403  in
POST business-client-login                     done  403    403     done   200   200    404     403  in
POST business-client-login-reach               200   403    403     200    200   200    404     403  in
POST business-client-login-send-activation     done  403    403     done   done  done   404     403  in
GET  business-client-login-deactivate          200   403    403     200    200   200    404     403  in
POST business-client-login-deactivate          done  403    403     done   done  done   404     403  in
GET  business-client-login-reactivate          200   403    403     200    200   200    404     403  in
POST business-client-login-reactivate          done  403    403     done   302   302    404     403  in
GET  business-client-login-reset-second-factor 200   403    403     200    200   200    404     403  in
POST business-client-login-reset-second-factor done  403    403     done   done  done   404     403  in
GET  business-client-login-delete              200   403    403     200    200   200    404     403  in
POST business-client-login-delete              done  403    403     done   done  done   404     403  in

# Companies and their employees: the bakery's shop, and Bram
GET  companies                                 200   200    403     200    200   200    200     403  in
GET  company                                   200   200    403     200    404   404    404     403  in
GET  company-advance                           200   403    403     200    404   404    404     403  in
POST company-advance                           done  403    403     done   404   404    404     403  in
GET  run-new                                   200   403    403     200    404   404    404     403  in
POST run-new                                   done  403    403     done   404   404    404     403  in
GET  run-import                                200   403    403     200    404   404    404     403  in
POST run-import                                done  403    403     done   404   404    404     403  in
GET  run                                       200   200    403     200    404   404    404     403  in
POST run-journal                               done  done   403     done   404   404    404     403  in
POST run-payslips                              done  done   403     done   404   404    404     403  in
POST run-paper                                 done  done   403     done   404   404    404     403  in
POST employee-payslip                          done  done   403     done   404   404    404     403  in
GET  reports                                   200   200    403     200    404   404    404     403  in
POST reports                                   302   302    403     302    404   404    404     403  in
POST report-download                           done  404    403     404    404   404    404     403  in
GET  run-step                                  200   403    403     200    404   404    404     403  in
POST run-step                                  done  403    403     done   404   404    404     403  in
POST run-request                               done  403    403     done   404   404    404     403  in
GET  run-bookings                              200   403    403     200    404   404    404     403  in
POST run-bookings                              done  403    403     done   404   404    404     403  in
GET  company-wages-new                         200   403    403     200    404   404    404     403  in
POST company-wages-new                         done  403    403     done   404   404    404     403  in
GET  company-wages-stop                        200   403    403     200    404   404    404     403  in
POST company-wages-stop                        done  403    403     done   404   404    404     403  in
GET  declaration-new                           200   403    403     200    404   404    404     403  in
POST declaration-new                           done  403    403     done   404   404    404     403  in
GET  pension-codes                             200   403    403     200    404   404    404     403  in
POST pension-codes                             done  403    403     done   404   404    404     403  in
POST declaration-sent                          done  403    403     done   404   404    404     403  in
POST run-payments                              done  403    403     done   404   404    404     403  in
POST declaration-file                          done  done   403     done   404   404    404     403  in
GET  company-fact                              200   403    403     200    404   404    404     403  in
POST company-fact                              done  403    403     done   404   404    404     403  in
POST company-file                              done  done   403     done   404   404    404     403  in
GET  employee-template-new                     200   403    403     200    404   404    404     403  in
POST employee-template-new                     done  403    403     done   404   404    404     403  in
GET  employee-template                         200   403    403     200    404   404    404     403  in
POST employee-template                         done  403    403     done   404   404    404     403  in
GET  employee-template-delete                  200   403    403     200    404   404    404     403  in
POST employee-template-delete                  done  403    403     done   404   404    404     403  in
GET  employees                                 200   200    403     200    200   200    200     403  in
GET  employee                                  200   200    403     200    404   404    404     403  in
POST employee-number                           done  done   403     done   404   404    404     403  in
POST employee-document                         done  done   403     done   404   404    404     403  in
GET  employee-record-new                       200   403    403     200    404   404    404     403  in
POST employee-record-new                       done  403    403     done   404   404    404     403  in
GET  employee-record                           200   403    403     200    404   404    404     403  in
POST employee-record                           done  403    403     done   404   404    404     403  in
GET  employee-record-end                       200   403    403     200    404   404    404     403  in
POST employee-record-end                       done  403    403     done   404   404    404     403  in
GET  employee-record-delete                    200   403    403     200    404   404    404     403  in
POST employee-record-delete                    done  403    403     done   404   404    404     403  in

# Webhooks of the bakery
GET  webhooks                                  200   200    403     403    403   403    404     403  in
GET  webhook                                   200   200    403     403    403   403    404     403  in
GET  webhook-new                               200   403    403     403    403   403    404     403  in
GET  webhook-secret                            200   403    403     403    403   403    404     403  in
GET  webhook-delete                            200   403    403     403    403   403    404     403  in
POST webhook-new                               done  403    403     403    403   403    404     403  in
POST webhook                                   done  403    403     403    403   403    404     403  in
POST webhook-secret                            done  403    403     403    403   403    404     403  in
POST webhook-delete                            done  403    403     403    403   403    404     403  in
POST webhook-send-again                        done  403    403     403    403   403    404     403  in

# What is not in this product
GET  tags                                      404   404    403     403    403   404    404     403  in
GET  tag-new                                   404   403    403     403    403   404    404     403  in
POST tag-new                                   404   403    403     403    403   404    404     403  in
GET  tag                                       404   403    403     403    403   404    404     403  in
POST tag                                       404   403    403     403    403   404    404     403  in
GET  tag-delete                                404   403    403     403    403   404    404     403  in
POST tag-delete                                404   403    403     403    403   404    404     403  in
GET  debtors                                   404   404    403     404    404   404    404     403  in
GET  debtor                                    404   404    403     404    404   404    404     403  in
POST debtor                                    404   404    403     404    404   404    404     403  in
GET  client-logins                             404   404    403     404    404   404    404     403  in
GET  client-login                              404   404    403     404    404   404    404     403  in
POST client-login                              404   404    403     404    404   404    404     403  in

# Usage of a login
GET  login-usage                               200   200    403     200    200   200    404     403  in

# The App Store and the instructions
GET  app-store                                 200   200    200     200    200   200    200     200  200
GET  app-store-package                         200   200    200     200    200   200    200     200  200
GET  app-store-instructions                    200   200    200     200    200   200    200     200  200
GET  developers                                200   200    200     200    200   200    200     200  200

# Connecting a package
GET  connect                                   200   403    403     200    200   200    200     403  in
POST connect                                   200   403    403     200    200   200    200     403  in
GET  connect-package                           200   403    403     200    200   200    200     403  in
POST connect-package                           done  403    403     200    200   200    200     403  in
GET  connection-made                           200   200    403     404    404   200    404     403  in

# Settings > Connections: of the package's login
GET  connections                               200   200    403     403    403   200    200     403  in
GET  connection                                200   200    403     403    403   200    404     403  in
GET  connection-tighten                        200   403    403     403    403   200    404     403  in
POST connection-tighten                        done  403    403     403    403   done   404     403  in
GET  connection-loosen                         200   403    403     403    403   200    404     403  in
POST connection-loosen                         done  403    403     403    403   done   404     403  in

# Debtor > User accounts > Connections, at the bakery
GET  debtor-connections                        200   200    403     403    403   200    404     403  in
GET  debtor-connection-stop                    200   403    403     403    403   200    404     403  in
POST debtor-connection-stop                    done  403    403     403    403   done   404     403  in
POST debtor-connection-resume                  done  403    403     403    403   done   404     403  in
"""
"""Only the pages that are other pages, or for others, than in the Accountant product."""

Row = tuple[str, str]


def rows(table: str) -> dict[Row, dict[str, str]]:
    """By method and page: what each caller gets."""
    head, *lines = (line.split() for line in table.splitlines() if line and line[0] != "#")
    return {(method, page): dict(zip(head, cells, strict=True)) for method, page, *cells in lines}


def name_of(row: Row) -> str:
    """For the names of tests."""
    return " ".join(row)
